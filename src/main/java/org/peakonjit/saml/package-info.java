/** What both SAML sides share: OpenSAML's start-up, XML and its limits, encodings and signatures of messages. */
@NullMarked
package org.peakonjit.saml;

import org.jspecify.annotations.NullMarked;
