/** Identity providers in the database. */
@NullMarked
package org.peakonjit.identityprovider.jpa;

import org.jspecify.annotations.NullMarked;
