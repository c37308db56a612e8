/** The watch over the connection to Peakon. */
@NullMarked
package org.peakonjit.alerting.connection;

import org.jspecify.annotations.NullMarked;
