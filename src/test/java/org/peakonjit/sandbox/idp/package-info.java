/** The company's IdP of the sandbox: people to sign in as, SSO, a dashboard. */
@NullMarked
package org.peakonjit.sandbox.idp;

import org.jspecify.annotations.NullMarked;
