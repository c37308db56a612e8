/** The seat ledger in the database. */
@NullMarked
package org.peakonjit.license.jpa;

import org.jspecify.annotations.NullMarked;
