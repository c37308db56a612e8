/** What happened: one event per outcome, with the reference the person saw. */
@NullMarked
package org.peakonjit.audit;

import org.jspecify.annotations.NullMarked;
