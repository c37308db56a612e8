/** One exchange with a SCIM service: request, time limits, repetition, circuit (RFC 7644 §3). */
@NullMarked
package org.peakonjit.provisioning.scim.http;

import org.jspecify.annotations.NullMarked;
