/** The kept metadata's place in the database. */
@NullMarked
package org.peakonjit.saml.metadata.jpa;

import org.jspecify.annotations.NullMarked;
