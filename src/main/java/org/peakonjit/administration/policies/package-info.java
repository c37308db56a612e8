/** The policies that applications share: their changes, and whom those would meet. */
@NullMarked
package org.peakonjit.administration.policies;

import org.jspecify.annotations.NullMarked;
