/** The accounts of administrators and auditors, and one's own password. */
@NullMarked
package org.peakonjit.administration.accounts;

import org.jspecify.annotations.NullMarked;
