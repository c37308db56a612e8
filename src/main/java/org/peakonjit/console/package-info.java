/** The console: Faces pages for administrators and auditors. Nothing depends on it. */
@NullMarked
package org.peakonjit.console;

import org.jspecify.annotations.NullMarked;
