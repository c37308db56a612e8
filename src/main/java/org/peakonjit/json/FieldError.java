package org.peakonjit.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One member of a JSON document that is wrong.
 *
 * @param pointer a JSON Pointer (RFC 6901) to the member, e.g. {@code /scim/licenseConsumptionLimit}
 * @param code stable: {@code required}, {@code unknown}, {@code type}, {@code value}, {@code range}, {@code duplicate}
 * @param message a sentence for the person who wrote the document; never a secret's value
 * @param detail the same as the message for whoever says it in another language, or null where the code says it all
 */
public record FieldError(
        String pointer,
        String code,
        String message,
        @Nullable Detail detail) {

    public FieldError(String pointer, String code, String message) {
        this(pointer, code, message, null);
    }

    /** The same in a larger document, which has this one's at {@code prefix}. */
    public FieldError below(String prefix) {
        return new FieldError(prefix + pointer, code, message, detail);
    }

    /**
     * What is wrong with a value.
     *
     * @param code stable, e.g. {@code targetMissing}
     * @param parameters what it is about
     */
    public record Detail(String code, List<String> parameters) {}
}
