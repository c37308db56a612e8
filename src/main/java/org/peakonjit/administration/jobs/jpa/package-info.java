/** Jobs in the database. */
@NullMarked
package org.peakonjit.administration.jobs.jpa;

import org.jspecify.annotations.NullMarked;
