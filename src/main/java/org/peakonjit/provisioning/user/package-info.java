/** A person as SCIM has them, and their account at Peakon. */
@NullMarked
package org.peakonjit.provisioning.user;

import org.jspecify.annotations.NullMarked;
