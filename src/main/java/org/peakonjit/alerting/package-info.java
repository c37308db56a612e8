/** Alerts: what is wrong or about to be, told once to whoever should act. It observes; nothing depends on it. */
@NullMarked
package org.peakonjit.alerting;

import org.jspecify.annotations.NullMarked;
