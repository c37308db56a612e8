/** How an admitted person reaches Peakon. */
@NullMarked
package org.peakonjit.web.handoff;

import org.jspecify.annotations.NullMarked;
