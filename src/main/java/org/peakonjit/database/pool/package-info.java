/** Connections: how they are opened, pooled and watched, for each kind of database. */
@NullMarked
package org.peakonjit.database.pool;

import org.jspecify.annotations.NullMarked;
