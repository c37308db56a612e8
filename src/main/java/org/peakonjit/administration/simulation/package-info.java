/** What would come of a sign-on, told and not done: of a pasted assertion, of people who came lately, of a new person. */
@NullMarked
package org.peakonjit.administration.simulation;

import org.jspecify.annotations.NullMarked;
