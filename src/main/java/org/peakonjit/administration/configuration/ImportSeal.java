package org.peakonjit.administration.configuration;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.secret.SealedJson;
import org.peakonjit.secret.SealedText;
import org.peakonjit.secret.Sealer;

/**
 * Configurations that wait to be imported: sealed, for tokens may be in them. As they are, not as JSON's text, which may
 * be twice as long: so the longest that may be imported has room in a job.
 */
@Singleton
public class ImportSeal {

    private static final String PURPOSE = "configuration-import";
    private static final String AS_IT_IS = "text";
    private static final int MOST_CHARACTERS = 1_000_000;

    private final SealedText seal;
    private final SealedJson older;

    @Inject
    public ImportSeal(Sealer sealer) {
        seal = new SealedText(sealer, PURPOSE, MOST_CHARACTERS);
        older = new SealedJson(sealer, PURPOSE, MOST_CHARACTERS);
    }

    /**
     * What a job keeps.
     *
     * @param document as an older node sealed it; null = {@code text} has it
     */
    record Sealed(@Nullable String document, @Nullable String text) {}

    Sealed seal(String text) {
        return new Sealed(null, seal.seal(text.getBytes(StandardCharsets.UTF_8), AS_IT_IS));
    }

    Optional<String> open(Sealed sealed) {
        return sealed.text() == null
                ? older.open(sealed.document(), PURPOSE, String.class)
                : seal.open(sealed.text(), AS_IT_IS).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
