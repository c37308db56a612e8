/** The audit as reports, and the changes that administrators made. */
@NullMarked
package org.peakonjit.console.reports;

import org.jspecify.annotations.NullMarked;
