/** The way of a request: filters, servlets and pages of a sign-on. */
@NullMarked
package org.peakonjit.signon.web;

import org.jspecify.annotations.NullMarked;
