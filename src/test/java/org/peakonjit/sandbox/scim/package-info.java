/** A SCIM 2.0 server with users only, as Peakon's is described, on UnboundID's SDK; with faults to switch on. */
@NullMarked
package org.peakonjit.sandbox.scim;

import org.jspecify.annotations.NullMarked;
