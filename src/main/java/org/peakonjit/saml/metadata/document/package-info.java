/** What metadata says of the company's IdPs and of Peakon (SAML Metadata §2). */
@NullMarked
package org.peakonjit.saml.metadata.document;

import org.jspecify.annotations.NullMarked;
