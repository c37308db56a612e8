package org.peakonjit.provisioning.mapping;

/** Thrown while a row is compiled that cannot work; the message tells an administrator why. */
final class WrongRowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongRowException(String message) {
        super(message);
    }
}
