/** Peakon's place in the sandbox: a SAML service provider and a SCIM 2.0 server. */
@NullMarked
package org.peakonjit.sandbox.peakon;

import org.jspecify.annotations.NullMarked;
