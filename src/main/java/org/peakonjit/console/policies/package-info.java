/** Who is entitled: policies, and those that applications share. */
@NullMarked
package org.peakonjit.console.policies;

import org.jspecify.annotations.NullMarked;
