/** Jobs that run in the background. */
@NullMarked
package org.peakonjit.console.jobs;

import org.jspecify.annotations.NullMarked;
