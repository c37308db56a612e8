@NullMarked
package org.peakonjit.conflict;

import org.jspecify.annotations.NullMarked;
