/** Notices by signed webhook. */
@NullMarked
package org.peakonjit.alerting.webhook;

import org.jspecify.annotations.NullMarked;
