/** The settings of alerts as JSON. */
@NullMarked
package org.peakonjit.alerting.json;

import org.jspecify.annotations.NullMarked;
