/** The schema and its migrations. */
@NullMarked
package org.peakonjit.database.schema;

import org.jspecify.annotations.NullMarked;
