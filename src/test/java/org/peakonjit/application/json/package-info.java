@NullMarked
package org.peakonjit.application.json;

import org.jspecify.annotations.NullMarked;
