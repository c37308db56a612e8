/** One-time use in the database. */
@NullMarked
package org.peakonjit.saml.replay.jpa;

import org.jspecify.annotations.NullMarked;
