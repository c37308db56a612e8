/**
 * What identity providers really send, by product: {@code src/test/resources/corpus} has a directory for each, with its
 * metadata, its Responses and, beside each of them, what must come of it.
 */
@NullMarked
package org.peakonjit.corpus;

import org.jspecify.annotations.NullMarked;
