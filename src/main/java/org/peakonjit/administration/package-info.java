/** What administrators do, whichever way they come: each change tells the audit; what went wrong and why, in words. */
@NullMarked
package org.peakonjit.administration;

import org.jspecify.annotations.NullMarked;
