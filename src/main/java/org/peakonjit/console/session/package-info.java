/** Who looks at the console: the session, the ways into it and what it may see. */
@NullMarked
package org.peakonjit.console.session;

import org.jspecify.annotations.NullMarked;
