/** The key pairs of both SAML sides: made on first start, kept encrypted, shared by all nodes. */
@NullMarked
package org.peakonjit.saml.keys;

import org.jspecify.annotations.NullMarked;
