/** Pages of long lists by keyset: where a page begins, and how many rows there are about. */
@NullMarked
package org.peakonjit.database.keyset;

import org.jspecify.annotations.NullMarked;
