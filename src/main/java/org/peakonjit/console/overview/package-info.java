/** The first page: what needs attention, licences and sign-ins at a glance. */
@NullMarked
package org.peakonjit.console.overview;

import org.jspecify.annotations.NullMarked;
