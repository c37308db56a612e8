/** The application as JSON: what the API, the applications file and the database read and write. */
@NullMarked
package org.peakonjit.application.json;

import org.jspecify.annotations.NullMarked;
