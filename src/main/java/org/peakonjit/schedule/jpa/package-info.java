/** The outbox in the database. */
@NullMarked
package org.peakonjit.schedule.jpa;

import org.jspecify.annotations.NullMarked;
