/** People who sign on with somebody else's address or account, for administrators to decide about (rule W3). */
@NullMarked
package org.peakonjit.conflict;

import org.jspecify.annotations.NullMarked;
