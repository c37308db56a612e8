/** Everything that is configured, as one document. */
@NullMarked
package org.peakonjit.administration.configuration;

import org.jspecify.annotations.NullMarked;
