/** What is good, doubtful or bad about an installation, and what to do about it. */
@NullMarked
package org.peakonjit.administration.diagnosis;

import org.jspecify.annotations.NullMarked;
