package org.peakonjit.secret;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
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

    private final SealedText text;
    private final String purpose;

    /**
     * @param purpose separates keys, see {@link Sealer}
     * @param mostCharacters longer texts are not opened
     */
    public SealedJson(Sealer sealer, String purpose, int mostCharacters) {
        this.text = new SealedText(sealer, purpose, mostCharacters);
        this.purpose = purpose;
    }

    /** @param context with which alone it opens */
    public String seal(Object value, String context) {
        try {
            return text.seal(JSON.writeValueAsBytes(value), context);
        } catch (IOException e) {
            throw new IllegalStateException("cannot write " + purpose, e);
        }
    }

    /** Empty where there is none, or it was not sealed here for that purpose and context, or was changed. */
    public <T> Optional<T> open(@Nullable String sealed, String context, Class<T> type) {
        return text.open(sealed, context).flatMap(bytes -> read(bytes, type));
    }

    private static <T> Optional<T> read(byte[] bytes, Class<T> type) {
        try {
            return Optional.of(JSON.readValue(bytes, type));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
