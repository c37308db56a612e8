package org.peakonjit.provisioning.mapping;

import java.util.List;

/** Thrown while a row is compiled that cannot work; the fault tells an administrator why. */
final class WrongRowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RowFault fault;
    private final transient List<String> parameters;

    WrongRowException(RowFault fault, String... parameters) {
        super(fault.name());
        this.fault = fault;
        this.parameters = List.of(parameters);
    }

    RowFault fault() {
        return fault;
    }

    List<String> parameters() {
        return parameters;
    }
}
