/** What a browser meets: filters and servlets. Pages are in {@code .page}, sign-out is in {@code .signout}. */
@NullMarked
package org.peakonjit.web;

import org.jspecify.annotations.NullMarked;
