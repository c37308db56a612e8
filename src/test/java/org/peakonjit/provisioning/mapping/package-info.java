/** Tests of the attribute mapping. */
@NullMarked
package org.peakonjit.provisioning.mapping;

import org.jspecify.annotations.NullMarked;
