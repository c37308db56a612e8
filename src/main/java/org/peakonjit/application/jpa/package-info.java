/** Applications in the database; bearer tokens encrypted. */
@NullMarked
package org.peakonjit.application.jpa;

import org.jspecify.annotations.NullMarked;
