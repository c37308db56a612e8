/** Alerts, and to whom they are sent. */
@NullMarked
package org.peakonjit.api.alerts;

import org.jspecify.annotations.NullMarked;
