package org.peakonjit.api;

/** Where the current request comes from. */
@FunctionalInterface
interface ClientAddress {

    String get();
}
