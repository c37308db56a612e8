/** The real parts of the integration tests: servers as processes, realms of Keycloak, browsers. */
@NullMarked
package org.peakonjit.it.parts;

import org.jspecify.annotations.NullMarked;
