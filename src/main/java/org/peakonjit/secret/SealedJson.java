package org.peakonjit.secret;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.json.RecordTypes;

/** What a browser keeps for us: JSON, sealed, as base64url text (RFC 4648 §5) for a cookie, a form or a URL. */
public final class SealedJson {

    /** Without members of null, so that what has nothing new in it opens on a node of the release before, too. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .typeFactory(RecordTypes.TYPES)
            .addModule(new JavaTimeModule())
            .build();

    private final Sealer sealer;
    private final String purpose;
    private final int mostCharacters;

    /**
     * @param purpose separates keys, see {@link Sealer}
     * @param mostCharacters longer texts are not opened
     */
    public SealedJson(Sealer sealer, String purpose, int mostCharacters) {
        this.sealer = sealer;
        this.purpose = purpose;
        this.mostCharacters = mostCharacters;
    }

    /** @param context with which alone it opens */
    public String seal(Object value, String context) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(sealer.seal(purpose, JSON.writeValueAsBytes(value), context));
        } catch (IOException e) {
            throw new IllegalStateException("cannot write " + purpose, e);
        }
    }

    /** Empty where there is none, or it was not sealed here for that purpose and context, or was changed. */
    public <T> Optional<T> open(@Nullable String sealed, String context, Class<T> type) {
        if (sealed == null || sealed.length() > mostCharacters) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(sealed);
            return Optional.of(JSON.readValue(sealer.open(purpose, bytes, context), type));
        } catch (Sealer.BrokenSealException | IllegalArgumentException | IOException e) {
            return Optional.empty();
        }
    }
}
