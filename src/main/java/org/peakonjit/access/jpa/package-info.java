/** Administrators in the database. */
@NullMarked
package org.peakonjit.access.jpa;

import org.jspecify.annotations.NullMarked;
