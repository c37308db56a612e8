/** The identity provider as JSON: what the API, the configuration and the database read and write. */
@NullMarked
package org.peakonjit.identityprovider.json;

import org.jspecify.annotations.NullMarked;
