/** Tests of provisioning's shared state. */
@NullMarked
package org.peakonjit.schedule.jpa;

import org.jspecify.annotations.NullMarked;
