/** Our SAML identity provider, facing Peakon; OpenSAML. */
@NullMarked
package org.peakonjit.saml.idp;

import org.jspecify.annotations.NullMarked;
