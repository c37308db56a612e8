/** The SAML both stand-ins need, on OpenSAML and apart from the product's own SAML code. */
@NullMarked
package org.peakonjit.sandbox.saml;

import org.jspecify.annotations.NullMarked;
