/** Documents that administrators write, read member by member, each mistake named by its JSON pointer. */
@NullMarked
package org.peakonjit.json;

import org.jspecify.annotations.NullMarked;
