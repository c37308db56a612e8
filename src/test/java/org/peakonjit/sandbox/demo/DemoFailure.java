package org.peakonjit.sandbox.demo;

/** The demo cannot start; the message says why, for the person at the terminal. */
final class DemoFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DemoFailure(String message) {
        super(message);
    }
}
