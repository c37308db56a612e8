package org.peakonjit.saml.keys;

import java.security.KeyPair;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A few RSA key pairs, made once for all tests, handed out in turn. */
public final class KeyPairs {

    private static final List<KeyPair> MADE =
            Stream.generate(NewKeyPair::generate).limit(4).toList();
    private static final AtomicInteger TURN = new AtomicInteger();

    private KeyPairs() {}

    public static KeyPair next() {
        return MADE.get(Math.floorMod(TURN.getAndIncrement(), MADE.size()));
    }
}
