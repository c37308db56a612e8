/** The audit trail in the database. */
@NullMarked
package org.peakonjit.audit.jpa;

import org.jspecify.annotations.NullMarked;
