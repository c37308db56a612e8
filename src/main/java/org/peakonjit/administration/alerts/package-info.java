/** Alerts: what administrators see of them, and their settings. */
@NullMarked
package org.peakonjit.administration.alerts;

import org.jspecify.annotations.NullMarked;
