/** Who calls: tokens, console sessions, and what a browser may send. */
@NullMarked
package org.peakonjit.api.caller;

import org.jspecify.annotations.NullMarked;
