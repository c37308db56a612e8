/** What comes of a call to Peakon: sealed results, and why it failed. */
@NullMarked
package org.peakonjit.provisioning.result;

import org.jspecify.annotations.NullMarked;
