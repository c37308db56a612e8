/** What this server calls because an administrator named it: where to, how long, and how much of the answer is read. */
@NullMarked
package org.peakonjit.outbound;

import org.jspecify.annotations.NullMarked;
