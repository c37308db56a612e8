/** The data source and its schema. */
@NullMarked
package org.peakonjit.database;

import org.jspecify.annotations.NullMarked;
