/** What both SAML sides share: OpenSAML start-up, keys, XML limits. */
@NullMarked
package org.peakonjit.saml;

import org.jspecify.annotations.NullMarked;
