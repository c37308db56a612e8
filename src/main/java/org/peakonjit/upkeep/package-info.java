/** What keeps ledger and Peakon in agreement while nobody waits: settling, sending changes, reconciling, releasing. */
@NullMarked
package org.peakonjit.upkeep;

import org.jspecify.annotations.NullMarked;
