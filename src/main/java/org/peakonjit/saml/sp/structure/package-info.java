/** What a response has to look like before it is believed: grammar, signatures, and the codes of what is wrong (SAML Core §2, §3; XML Signature profile §5.4). */
@NullMarked
package org.peakonjit.saml.sp.structure;

import org.jspecify.annotations.NullMarked;
