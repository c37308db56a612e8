/** Our SAML service provider, facing the company's IdP; pac4j-saml. */
@NullMarked
package org.peakonjit.saml.sp;

import org.jspecify.annotations.NullMarked;
