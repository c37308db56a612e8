/** Measures what a login costs; run by {@code ./mvnw -Pbench}. */
@NullMarked
package org.peakonjit.bench;

import org.jspecify.annotations.NullMarked;
