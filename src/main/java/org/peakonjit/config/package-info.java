/** Settings as records, read once at start and refused when wrong. */
@NullMarked
package org.peakonjit.config;

import org.jspecify.annotations.NullMarked;
