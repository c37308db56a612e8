/** Integration tests: the packaged WAR on real servers, with a real IdP, a real SP and a real browser. */
@NullMarked
package org.peakonjit.it;

import org.jspecify.annotations.NullMarked;
