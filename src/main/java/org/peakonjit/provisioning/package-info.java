/** Makes sure the person has an account at Peakon: look up, create, adopt. */
@NullMarked
package org.peakonjit.provisioning;

import org.jspecify.annotations.NullMarked;
