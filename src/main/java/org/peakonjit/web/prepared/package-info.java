/** Sign-ons of new people that take longer than a browser waits. */
@NullMarked
package org.peakonjit.web.prepared;

import org.jspecify.annotations.NullMarked;
