/** Ends a person's sessions, at the company's IdP and at Peakon, whoever of them asks for it. */
@NullMarked
package org.peakonjit.signout;

import org.jspecify.annotations.NullMarked;
