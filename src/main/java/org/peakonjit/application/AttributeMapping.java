package org.peakonjit.application;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.peakonjit.json.Worded;

/**
 * One row of the attribute mapping: where a SCIM attribute's value comes from. Exactly one of {@code sources},
 * {@code constant}, {@code template} and {@code expression} is given.
 *
 * @param target a SCIM path (RFC 7644 §3.5.2), e.g. {@code name.givenName} or
 *     {@code urn:ietf:params:scim:schemas:extension:peakon:2.0:User:Business Unit}
 * @param sources attribute names; the first that has a value gives it
 * @param constant the value itself
 * @param template text in which <code>${attribute}</code> stands for the attribute's first value
 * @param expression a CEL expression over {@code attributes}
 * @param required whether a person without a value is refused with {@code subject.incomplete}
 */
public record AttributeMapping(
        String target,
        List<String> sources,
        @Nullable String constant,
        @Nullable String template,
        @Nullable String expression,
        Type type,
        boolean required) {

    /** The JSON type a value is sent as. */
    public enum Type implements Worded {
        STRING("string"),
        NUMBER("number"),
        BOOLEAN("boolean"),
        DATE_TIME("date-time");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    public AttributeMapping {
        sources = List.copyOf(sources);
    }

    /** A string row fed by the first of {@code sources} that has a value. */
    public static AttributeMapping of(String target, String... sources) {
        return new AttributeMapping(target, List.of(sources), null, null, null, Type.STRING, false);
    }

    /** The same row, but people without a value are refused. */
    public AttributeMapping mandatory() {
        return new AttributeMapping(target, sources, constant, template, expression, type, true);
    }
}
