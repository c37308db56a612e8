/** Health, metrics and background tasks. */
@NullMarked
package org.peakonjit.operations;

import org.jspecify.annotations.NullMarked;
