/** What the pages of people keep in the database. */
@NullMarked
package org.peakonjit.web.jpa;

import org.jspecify.annotations.NullMarked;
