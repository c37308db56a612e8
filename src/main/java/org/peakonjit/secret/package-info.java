/** Encryption at rest and of what travels through the browser, and IDs that nobody guesses. */
@NullMarked
package org.peakonjit.secret;

import org.jspecify.annotations.NullMarked;
