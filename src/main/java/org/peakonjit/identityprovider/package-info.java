/** The company's identity providers, as administrators describe them; what their metadata says is SAML's matter. */
@NullMarked
package org.peakonjit.identityprovider;

import org.jspecify.annotations.NullMarked;
