package org.peakonjit.administration.configuration;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.secret.SealedJson;
import org.peakonjit.secret.Sealer;
import org.peakonjit.secret.Sealer.BrokenSealException;

/**
 * Configurations that wait to be imported: sealed, for tokens may be in them. As they are, not as JSON's text, which may
 * be twice as long: so the longest that may be imported has room in a job.
 */
@Singleton
public class ImportSeal {

    private static final String PURPOSE = "configuration-import";
    private static final String AS_IT_IS = "text";
    private static final int MOST_CHARACTERS = 1_000_000;

    private final Sealer sealer;
    private final SealedJson older;

    @Inject
    public ImportSeal(Sealer sealer) {
        this.sealer = sealer;
        older = new SealedJson(sealer, PURPOSE, MOST_CHARACTERS);
    }

    /**
     * What a job keeps.
     *
     * @param document as an older node sealed it; null = {@code text} has it
     */
    record Sealed(@Nullable String document, @Nullable String text) {}

    Sealed seal(String text) {
        byte[] sealed = sealer.seal(PURPOSE, text.getBytes(StandardCharsets.UTF_8), AS_IT_IS);
        return new Sealed(null, Base64.getUrlEncoder().withoutPadding().encodeToString(sealed));
    }

    Optional<String> open(Sealed sealed) {
        if (sealed.text() == null) {
            return older.open(sealed.document(), PURPOSE, String.class);
        }
        try {
            byte[] opened = sealer.open(PURPOSE, Base64.getUrlDecoder().decode(sealed.text()), AS_IT_IS);
            return Optional.of(new String(opened, StandardCharsets.UTF_8));
        } catch (BrokenSealException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
