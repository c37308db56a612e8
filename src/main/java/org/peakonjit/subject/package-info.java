/** Who signs in: the subject an assertion speaks of, its NameID and its attributes. Nothing but the JDK. */
@NullMarked
package org.peakonjit.subject;

import org.jspecify.annotations.NullMarked;
