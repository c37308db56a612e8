package org.peakonjit.application;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Feature;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.peakonjit.json.Checked;
import org.peakonjit.json.Default;
import org.peakonjit.json.DocumentFault;
import org.peakonjit.json.Members;
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
 * @param clearWhenAbsent whether the attribute of an account is emptied when its person comes without a value
 */
@JsonInclude(Include.NON_NULL)
public record AttributeMapping(
        @NotBlank @Size(max = LONGEST) String target,

        @JsonProperty("source")
        @JsonFormat(with = {Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY, Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED})
        @JsonInclude(Include.NON_EMPTY)
        @NotEmpty(message = "document.noSource")
        List<@NotBlank @Size(max = LONGEST) String> sources,

        @Nullable String constant,
        @Nullable String template,
        @Nullable String expression,
        @Default("string") Type type,
        boolean required,
        boolean clearWhenAbsent)
        implements Checked {

    private static final int LONGEST = 512;

    /** The JSON type a value is sent as. */
    public enum Type implements Worded {
        STRING("string"),
        NUMBER("number"),
        BOOLEAN("boolean"),
        DATE_TIME("date-time"),
        /** The e-mail of a colleague, who need not have an account yet. */
        EMPLOYEE("employee");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    /** A row that leaves the attribute alone where a person has no value. */
    public AttributeMapping(
            String target,
            List<String> sources,
            @Nullable String constant,
            @Nullable String template,
            @Nullable String expression,
            Type type,
            boolean required) {
        this(target, sources, constant, template, expression, type, required, false);
    }

    public AttributeMapping {
        sources = List.copyOf(sources);
    }

    @Override
    public void check(Members members) {
        if (Stream.of("source", "constant", "template", "expression")
                        .filter(members::has)
                        .count()
                != 1) {
            members.wrong("", "value", DocumentFault.ONE_SOURCE);
        }
    }

    /** A string row fed by the first of {@code sources} that has a value. */
    public static AttributeMapping of(String target, String... sources) {
        return new AttributeMapping(target, List.of(sources), null, null, null, Type.STRING, false);
    }

    /** The same row, but people without a value are refused. */
    public AttributeMapping mandatory() {
        return new AttributeMapping(target, sources, constant, template, expression, type, true, clearWhenAbsent);
    }
}
