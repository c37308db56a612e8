/** The company's identity providers, and our own keys towards them. */
@NullMarked
package org.peakonjit.api.identityproviders;

import org.jspecify.annotations.NullMarked;
