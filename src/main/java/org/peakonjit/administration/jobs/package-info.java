/** What takes long: asked for, done in the background by one node, watched, cancelled, and looked up afterwards. */
@NullMarked
package org.peakonjit.administration.jobs;

import org.jspecify.annotations.NullMarked;
