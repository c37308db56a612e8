/** Which messages were used: each one once, over all nodes. */
@NullMarked
package org.peakonjit.saml.replay;

import org.jspecify.annotations.NullMarked;
