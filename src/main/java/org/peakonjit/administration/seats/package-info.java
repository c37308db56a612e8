/** Seats: released one by one or by a filter, usage over time, reconciliation when somebody says so. */
@NullMarked
package org.peakonjit.administration.seats;

import org.jspecify.annotations.NullMarked;
