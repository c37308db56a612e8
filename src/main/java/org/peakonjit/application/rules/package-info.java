/** What an application must not say, given everything else that is configured. */
@NullMarked
package org.peakonjit.application.rules;

import org.jspecify.annotations.NullMarked;
