/** Where sign-ons lead to, and the ways there. */
@NullMarked
package org.peakonjit.web.destination;

import org.jspecify.annotations.NullMarked;
