/** Where metadata comes from: pasted, a file, a URL. */
@NullMarked
package org.peakonjit.saml.metadata.source;

import org.jspecify.annotations.NullMarked;
