package org.peakonjit.outbound;

import java.net.UnknownHostException;

/** Thrown in place of a connection to an address that must not be called. */
public final class ForbiddenAddressException extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    ForbiddenAddressException(String host) {
        super(host + " is a link-local or metadata-service address");
    }
}
