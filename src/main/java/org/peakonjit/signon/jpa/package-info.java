/** One-time use in the database. */
@NullMarked
package org.peakonjit.signon.jpa;

import org.jspecify.annotations.NullMarked;
