/** Administrators in the database. */
@NullMarked
package org.peakonjit.admin.jpa;

import org.jspecify.annotations.NullMarked;
