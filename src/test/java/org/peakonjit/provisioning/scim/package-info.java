/** Tests of the SCIM client. */
@NullMarked
package org.peakonjit.provisioning.scim;

import org.jspecify.annotations.NullMarked;
