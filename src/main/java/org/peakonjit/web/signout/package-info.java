/** A sign-out in the browser. */
@NullMarked
package org.peakonjit.web.signout;

import org.jspecify.annotations.NullMarked;
