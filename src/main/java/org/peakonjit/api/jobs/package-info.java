/** Jobs that run in the background. */
@NullMarked
package org.peakonjit.api.jobs;

import org.jspecify.annotations.NullMarked;
