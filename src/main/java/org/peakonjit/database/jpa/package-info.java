/** EclipseLink without a container: entity manager factory and transactions. */
@NullMarked
package org.peakonjit.database.jpa;

import org.jspecify.annotations.NullMarked;
