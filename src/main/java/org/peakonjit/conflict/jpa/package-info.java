/** Conflicts in the database. */
@NullMarked
package org.peakonjit.conflict.jpa;

import org.jspecify.annotations.NullMarked;
