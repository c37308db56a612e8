/** Pages for people: texts, look, refusals. */
@NullMarked
package org.peakonjit.web.page;

import org.jspecify.annotations.NullMarked;
