/** Licences: seats, their release, the comparison with Peakon, and usage. */
@NullMarked
package org.peakonjit.api.seats;

import org.jspecify.annotations.NullMarked;
