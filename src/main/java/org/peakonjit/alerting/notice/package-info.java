/** Notices to administrators: their texts, channels, attempts and end. */
@NullMarked
package org.peakonjit.alerting.notice;

import org.jspecify.annotations.NullMarked;
