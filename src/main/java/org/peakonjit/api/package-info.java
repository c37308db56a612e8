/** The administrators' REST API. */
@NullMarked
package org.peakonjit.api;

import org.jspecify.annotations.NullMarked;
