/** SCIM resources, patches and errors as JSON (RFC 7643 §3, RFC 7644 §3.5.2 and §3.12). */
@NullMarked
package org.peakonjit.provisioning.scim.json;

import org.jspecify.annotations.NullMarked;
