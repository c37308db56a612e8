/** A seat: whose it is, how it came to be, and its state. */
@NullMarked
package org.peakonjit.license.seat;

import org.jspecify.annotations.NullMarked;
