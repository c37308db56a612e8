/** Copies of the embedded database, made while it is in use. */
@NullMarked
package org.peakonjit.administration.backup;

import org.jspecify.annotations.NullMarked;
