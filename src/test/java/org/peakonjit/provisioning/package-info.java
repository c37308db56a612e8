/** Tests of provisioning, and the SCIM server whose faults can be switched on. */
@NullMarked
package org.peakonjit.provisioning;

import org.jspecify.annotations.NullMarked;
