/** Encryption at rest and of what travels through the browser. */
@NullMarked
package org.peakonjit.secret;

import org.jspecify.annotations.NullMarked;
