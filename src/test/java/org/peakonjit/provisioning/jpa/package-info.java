/** Tests of provisioning's shared state. */
@NullMarked
package org.peakonjit.provisioning.jpa;

import org.jspecify.annotations.NullMarked;
