/** What HTTP asks of each resource: problems (RFC 9457), parameters, bodies, conditional requests (RFC 9110 §13). */
@NullMarked
package org.peakonjit.api.http;

import org.jspecify.annotations.NullMarked;
