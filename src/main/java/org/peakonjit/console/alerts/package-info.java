/** Alerts, and to whom they are sent. */
@NullMarked
package org.peakonjit.console.alerts;

import org.jspecify.annotations.NullMarked;
