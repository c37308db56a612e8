/** The attribute mapping: from an asserted subject to the SCIM user that is sent to Peakon. */
@NullMarked
package org.peakonjit.provisioning.mapping;

import org.jspecify.annotations.NullMarked;
