/** A sign-on in the browser, from the request to the IdP to the hand-off. */
@NullMarked
package org.peakonjit.web.signon;

import org.jspecify.annotations.NullMarked;
