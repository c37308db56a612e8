/** The metadata of the company's IdP: where it comes from, how it is kept current, what of it we use. */
@NullMarked
package org.peakonjit.saml.metadata;

import org.jspecify.annotations.NullMarked;
