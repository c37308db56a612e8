/** The installation: administrators, configuration, back-ups, diagnosis. */
@NullMarked
package org.peakonjit.api.installation;

import org.jspecify.annotations.NullMarked;
