/** Licence seats: the ledger, its limit and the rules L1 to L10. */
@NullMarked
package org.peakonjit.license;

import org.jspecify.annotations.NullMarked;
