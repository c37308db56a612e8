/** Lists a page at a time: by offset, or from a cursor on. */
@NullMarked
package org.peakonjit.api.list;

import org.jspecify.annotations.NullMarked;
