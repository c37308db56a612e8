/** The messages of single logout (SAML Core §3.7, Profiles §4.4): written, and read only when they are proven. */
@NullMarked
package org.peakonjit.saml.logout;

import org.jspecify.annotations.NullMarked;
