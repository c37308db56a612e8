/** The last reconciliation of each application in the database. */
@NullMarked
package org.peakonjit.upkeep.jpa;

import org.jspecify.annotations.NullMarked;
