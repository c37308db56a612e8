/** What happens around each Faces request: whether it may change something, what is kept in the page, what went wrong. */
@NullMarked
package org.peakonjit.console.lifecycle;

import org.jspecify.annotations.NullMarked;
