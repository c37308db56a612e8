/** Provisioning's state that the nodes share: the operation quota. */
@NullMarked
package org.peakonjit.provisioning.jpa;

import org.jspecify.annotations.NullMarked;
