/** Notices by e-mail (Jakarta Mail). */
@NullMarked
package org.peakonjit.alerting.mail;

import org.jspecify.annotations.NullMarked;
