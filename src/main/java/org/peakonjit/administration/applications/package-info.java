/** Applications: their document, its changes, what would refuse everybody, the applications file, the first steps. */
@NullMarked
package org.peakonjit.administration.applications;

import org.jspecify.annotations.NullMarked;
