/** What all changes of administrators have in common: saving, comparing, bringing together, telling the audit. */
@NullMarked
package org.peakonjit.administration;

import org.jspecify.annotations.NullMarked;
