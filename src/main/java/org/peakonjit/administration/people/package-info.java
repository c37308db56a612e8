/** What there is of a person, and what administrators do about it. */
@NullMarked
package org.peakonjit.administration.people;

import org.jspecify.annotations.NullMarked;
