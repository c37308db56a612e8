/** What the overview shows of sign-ins. */
@NullMarked
package org.peakonjit.administration.statistics;

import org.jspecify.annotations.NullMarked;
