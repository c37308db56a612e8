/** From an empty installation to the first person at Peakon, step by step. */
@NullMarked
package org.peakonjit.console.setup;

import org.jspecify.annotations.NullMarked;
