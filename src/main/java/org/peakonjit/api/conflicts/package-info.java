/** People who may be the same, and what is decided of them. */
@NullMarked
package org.peakonjit.api.conflicts;

import org.jspecify.annotations.NullMarked;
