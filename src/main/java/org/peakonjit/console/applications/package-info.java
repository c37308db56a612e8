/** Applications: their documents, their connections to Peakon, and a sign-in to try. */
@NullMarked
package org.peakonjit.console.applications;

import org.jspecify.annotations.NullMarked;
