package org.peakonjit.provisioning.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.peakonjit.application.AttributeMapping;
import org.peakonjit.application.AttributeMapping.Type;
import org.peakonjit.provisioning.AttributeMapper.Mapped;
import org.peakonjit.subject.Subject;

/** A compiled attribute mapping: the default rows, replaced or extended by the application's. */
public final class Mapping {

    /** What holds wherever an application has no row of its own for a target (assumed: Peakon documents no mapping). */
    public static final List<AttributeMapping> DEFAULT_ROWS = List.of(
            AttributeMapping.of("userName", "email").mandatory(),
            AttributeMapping.of("emails[type eq \"work\"].value", "email"),
            AttributeMapping.of("name.givenName", "givenName").mandatory(),
            AttributeMapping.of("name.familyName", "familyName").mandatory(),
            new AttributeMapping("active", List.of(), "true", null, null, Type.BOOLEAN, false),
            AttributeMapping.of("externalId", "externalId"),
            AttributeMapping.of(Schema.ENTERPRISE + ":employeeNumber", "employeeNumber"),
            AttributeMapping.of("locale", "preferredLanguage"));

    private final List<Row> rows;

    private Mapping(List<Row> rows) {
        this.rows = rows;
    }

    /**
     * Compiles the application's rows on top of the default ones.
     *
     * @throws WrongRowException when a row cannot work
     */
    static Mapping compile(List<AttributeMapping> own) {
        Map<Target, Row> rows = new LinkedHashMap<>();
        for (AttributeMapping mapping : DEFAULT_ROWS) {
            Row row = Row.compile(mapping);
            rows.put(row.target(), row);
        }
        for (AttributeMapping mapping : own) {
            Row row = Row.compile(mapping);
            rows.put(row.target(), row);
        }
        return new Mapping(List.copyOf(rows.values()));
    }

    /** Whether a row with the one target stands in place of one with the other, however they are spelt. */
    public static boolean isSameTarget(String one, String other) {
        Optional<Target> target = Target.find(one);
        return target.isPresent() && target.equals(Target.find(other));
    }

    Mapped apply(Subject subject) {
        ResourceBuilder resource = new ResourceBuilder();
        List<String> missing = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        List<String> lookAlikes = new ArrayList<>();
        for (Row row : rows) {
            Optional<String> text = row.text(subject);
            Optional<JsonNode> json = text.flatMap(row::json);
            json.ifPresent(value -> resource.set(row, value));
            if (text.isEmpty() && row.clears()) {
                resource.clear(row.target());
            }
            if (json.isEmpty() && row.required()) {
                missing.add(row.called());
                row.lookAlike(subject).ifPresent(lookAlikes::add);
            } else if (json.isEmpty() && text.isPresent()) {
                leftOut.add(row.target().toString());
            }
        }
        return missing.isEmpty()
                ? new Mapped.Complete(resource.user(), leftOut)
                : new Mapped.Incomplete(
                        missing.stream().distinct().toList(),
                        lookAlikes.stream().distinct().toList());
    }
}
