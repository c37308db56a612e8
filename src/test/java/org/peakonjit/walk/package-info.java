/**
 * Random walks: sequences of all that can happen to the sign-on and its upkeep, over two nodes and a Peakon that fails,
 * judged by a plain restatement of the rules.
 */
@NullMarked
package org.peakonjit.walk;

import org.jspecify.annotations.NullMarked;
