/** The audit, its proof, and one sign-on step by step. */
@NullMarked
package org.peakonjit.api.audit;

import org.jspecify.annotations.NullMarked;
