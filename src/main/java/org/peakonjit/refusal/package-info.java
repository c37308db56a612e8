/**
 * What went wrong, as a code with arguments whose words stand in one bundle, and why somebody is turned away: public
 * codes, and what only the log and the audit are told.
 */
@NullMarked
package org.peakonjit.refusal;

import org.jspecify.annotations.NullMarked;
