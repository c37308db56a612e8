/** What a well-formed response has to say: recipient, audience, times, subject, authentication (SAML Profiles §4.1.4). */
@NullMarked
package org.peakonjit.saml.sp.rules;

import org.jspecify.annotations.NullMarked;
