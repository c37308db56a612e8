/** How lines get into the server's log: under the reference of the sign-on, and without anybody's address. */
@NullMarked
package org.peakonjit.trace.log;

import org.jspecify.annotations.NullMarked;
