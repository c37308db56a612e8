/** What forgers and honest IdPs send, made without the product's SAML classes. */
@NullMarked
package org.peakonjit.saml.attack;

import org.jspecify.annotations.NullMarked;
