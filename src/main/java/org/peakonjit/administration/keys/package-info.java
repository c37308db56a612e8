/** Our own keys and what others have to know of us. */
@NullMarked
package org.peakonjit.administration.keys;

import org.jspecify.annotations.NullMarked;
