/** Licences: who holds a seat, how many are used, and how they come back. */
@NullMarked
package org.peakonjit.console.seats;

import org.jspecify.annotations.NullMarked;
