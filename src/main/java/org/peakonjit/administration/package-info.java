/** What administrators do, whichever way they come: the API and the console call the same use-cases. */
@NullMarked
package org.peakonjit.administration;

import org.jspecify.annotations.NullMarked;
