/** The SCIM 2.0 client (RFC 7643, RFC 7644) over the JAX-RS client. */
@NullMarked
package org.peakonjit.provisioning.scim;

import org.jspecify.annotations.NullMarked;
