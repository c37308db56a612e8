/** How many sign-ins there were on each day, how they ended, and how long they took. */
@NullMarked
package org.peakonjit.audit.statistics;

import org.jspecify.annotations.NullMarked;
