/** Pages and servers on the loopback address. */
@NullMarked
package org.peakonjit.sandbox.web;

import org.jspecify.annotations.NullMarked;
