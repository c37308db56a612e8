package org.peakonjit.it.day;

import org.peakonjit.it.parts.DirectIdp;

/** An IdP that people of a day come from, under the name that it is registered by. */
record NamedIdp(String name, DirectIdp idp) {}
