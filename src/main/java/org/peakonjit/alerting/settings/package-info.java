/** What is watched and who is told, as administrators set it. */
@NullMarked
package org.peakonjit.alerting.settings;

import org.jspecify.annotations.NullMarked;
