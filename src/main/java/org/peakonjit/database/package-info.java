/**
 * The database (H2, PostgreSQL or MariaDB): the unit of work, its opening and its clock. Data source and pool are in
 * {@code .pool}, the schema is in {@code .schema}.
 */
@NullMarked
package org.peakonjit.database;

import org.jspecify.annotations.NullMarked;
