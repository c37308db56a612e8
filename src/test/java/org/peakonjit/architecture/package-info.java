/** The walls between the packages. */
@NullMarked
package org.peakonjit.architecture;

import org.jspecify.annotations.NullMarked;
