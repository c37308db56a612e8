/** What is done again and again in the background, by one node at a time. */
@NullMarked
package org.peakonjit.schedule;

import org.jspecify.annotations.NullMarked;
