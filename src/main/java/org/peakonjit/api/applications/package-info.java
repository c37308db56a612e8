/** Applications, their policies and their connections to Peakon. */
@NullMarked
package org.peakonjit.api.applications;

import org.jspecify.annotations.NullMarked;
