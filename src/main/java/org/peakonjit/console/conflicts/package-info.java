/** People who may be the same, and what an administrator decides of them. */
@NullMarked
package org.peakonjit.console.conflicts;

import org.jspecify.annotations.NullMarked;
