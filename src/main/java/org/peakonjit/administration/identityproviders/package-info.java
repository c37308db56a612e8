/** The company's identity providers: their document, its changes and a look before them. */
@NullMarked
package org.peakonjit.administration.identityproviders;

import org.jspecify.annotations.NullMarked;
