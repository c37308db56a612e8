/** People: their data, and what a sign-on of theirs would do. */
@NullMarked
package org.peakonjit.api.people;

import org.jspecify.annotations.NullMarked;
