/** Long lists as files that are made in the background, and fetched later. */
@NullMarked
package org.peakonjit.administration.exports;

import org.jspecify.annotations.NullMarked;
