/** Administrators' accounts: all of them, and one's own. */
@NullMarked
package org.peakonjit.console.accounts;

import org.jspecify.annotations.NullMarked;
