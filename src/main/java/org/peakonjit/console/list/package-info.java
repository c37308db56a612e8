/** Long lists: filters, order, columns and rows, all of them in the address. */
@NullMarked
package org.peakonjit.console.list;

import org.jspecify.annotations.NullMarked;
