/**
 * The data source and its schema. Migrations are SQL scripts in {@code db/migration}, each listed in its {@code index},
 * in SQL that both H2 and PostgreSQL understand.
 */
@NullMarked
package org.peakonjit.database;

import org.jspecify.annotations.NullMarked;
