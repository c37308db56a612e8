/** What administrators see of conflicts about who a person is, and decide about them (rule W3). */
@NullMarked
package org.peakonjit.administration.conflicts;

import org.jspecify.annotations.NullMarked;
