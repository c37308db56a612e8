/** Who is entitled to an application: access policies by group and organizational unit. */
@NullMarked
package org.peakonjit.policy;

import org.jspecify.annotations.NullMarked;
