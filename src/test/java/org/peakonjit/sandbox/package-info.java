/** Stand-ins for the company's IdP and for Peakon: for the demo and for tests, never part of the WAR. */
@NullMarked
package org.peakonjit.sandbox;

import org.jspecify.annotations.NullMarked;
