/** Which product an identity provider is, and what its administrator has to switch where. */
@NullMarked
package org.peakonjit.identityprovider.product;

import org.jspecify.annotations.NullMarked;
