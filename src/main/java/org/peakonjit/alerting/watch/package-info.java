/** What is watched, and the task that looks. */
@NullMarked
package org.peakonjit.alerting.watch;

import org.jspecify.annotations.NullMarked;
