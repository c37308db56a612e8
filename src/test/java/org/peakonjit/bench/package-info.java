/** Measures what a login costs; run by {@code ./mvnw -Pbench}. */
package org.peakonjit.bench;
