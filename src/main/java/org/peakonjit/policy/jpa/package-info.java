/** Shared policies in the database. */
@NullMarked
package org.peakonjit.policy.jpa;

import org.jspecify.annotations.NullMarked;
