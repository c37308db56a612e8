/** A node at work: its start and warm-up, health, metrics, and what it clears away or warns of in the background. */
@NullMarked
package org.peakonjit.operations;

import org.jspecify.annotations.NullMarked;
