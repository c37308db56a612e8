/** One person: their data, and what an administrator may do with it. */
@NullMarked
package org.peakonjit.console.people;

import org.jspecify.annotations.NullMarked;
