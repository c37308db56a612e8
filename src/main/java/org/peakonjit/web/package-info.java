/** What a browser meets: filters, servlets and pages of signing on and out. */
@NullMarked
package org.peakonjit.web;

import org.jspecify.annotations.NullMarked;
