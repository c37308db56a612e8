package org.peakonjit.administration.configuration;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.peakonjit.secret.SealedJson;
import org.peakonjit.secret.Sealer;

/** Configurations that wait to be imported: sealed, for tokens may be in them. */
@Singleton
public class ImportSeal {

    private static final String PURPOSE = "configuration-import";
    private static final int MOST_CHARACTERS = 1_000_000;

    private final SealedJson seal;

    @Inject
    public ImportSeal(Sealer sealer) {
        seal = new SealedJson(sealer, PURPOSE, MOST_CHARACTERS);
    }

    /** What a job keeps. */
    record Sealed(String document) {}

    Sealed seal(String text) {
        return new Sealed(seal.seal(text, PURPOSE));
    }

    Optional<String> open(Sealed sealed) {
        return seal.open(sealed.document(), PURPOSE, String.class);
    }
}
