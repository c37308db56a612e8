/** The decision whether a subject is admitted, and every reason why not. */
@NullMarked
package org.peakonjit.signon;

import org.jspecify.annotations.NullMarked;
