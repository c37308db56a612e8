/** How an admitted person reaches Peakon. */
@NullMarked
package org.peakonjit.handoff;

import org.jspecify.annotations.NullMarked;
