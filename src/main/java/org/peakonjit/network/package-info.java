/** Where requests come from. */
@NullMarked
package org.peakonjit.network;

import org.jspecify.annotations.NullMarked;
