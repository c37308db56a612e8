/** Evidence that nobody changed, removed or added lines of the audit behind the product's back. */
@NullMarked
package org.peakonjit.audit.seal;

import org.jspecify.annotations.NullMarked;
