/**
 * Sign-ons up to the decision, for administrators to look at: begun in the console or over the API, through the
 * company's IdP, and back to whoever began them.
 */
@NullMarked
package org.peakonjit.administration.testsignin;

import org.jspecify.annotations.NullMarked;
