/** Reports about sign-ons as files. */
@NullMarked
package org.peakonjit.administration.reports;

import org.jspecify.annotations.NullMarked;
