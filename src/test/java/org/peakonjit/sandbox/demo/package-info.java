/** The demo: both stand-ins and the WAR on Payara Micro. */
@NullMarked
package org.peakonjit.sandbox.demo;

import org.jspecify.annotations.NullMarked;
