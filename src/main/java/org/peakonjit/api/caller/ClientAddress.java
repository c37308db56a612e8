package org.peakonjit.api.caller;

/** Where the current request comes from. */
@FunctionalInterface
public interface ClientAddress {

    String get();
}
