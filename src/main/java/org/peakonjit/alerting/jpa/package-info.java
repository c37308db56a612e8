/** Alerts, their notices and settings in the database. */
@NullMarked
package org.peakonjit.alerting.jpa;

import org.jspecify.annotations.NullMarked;
