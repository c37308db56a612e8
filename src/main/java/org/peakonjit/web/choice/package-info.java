/** What a person is asked before a sign-on: which application, which identity provider. */
@NullMarked
package org.peakonjit.web.choice;

import org.jspecify.annotations.NullMarked;
