/** The steps of a sign-on, for whoever has to find out why it ended as it did. */
@NullMarked
package org.peakonjit.trace;

import org.jspecify.annotations.NullMarked;
