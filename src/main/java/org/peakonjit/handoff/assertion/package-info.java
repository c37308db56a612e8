/** The hand-off by our own assertion, or by a redirect where Peakon trusts the company's IdP itself. */
@NullMarked
package org.peakonjit.handoff.assertion;

import org.jspecify.annotations.NullMarked;
