/** The key pairs' place in the database. */
@NullMarked
package org.peakonjit.saml.keys.jpa;

import org.jspecify.annotations.NullMarked;
