package org.peakonjit.application.json;

import java.util.List;
import java.util.stream.Stream;
import org.peakonjit.application.AttributeMapping;
import org.peakonjit.application.AttributeMapping.Type;
import org.peakonjit.json.Fields;

/** Reads one row of the attribute mapping. Whether its target and source can work is the mapper's matter. */
final class MappingRow {

    private static final int LONGEST_TARGET = 512;

    private MappingRow() {}

    static AttributeMapping read(Fields row) {
        AttributeMapping mapping = new AttributeMapping(
                row.words("target", LONGEST_TARGET),
                sources(row),
                row.text("constant").orElse(null),
                row.text("template").orElse(null),
                row.text("expression").orElse(null),
                row.choice("type", Type.values(), Type.STRING),
                row.flag("required", false));
        long kinds = Stream.of("source", "constant", "template", "expression")
                .filter(row::has)
                .count();
        if (kinds != 1) {
            row.wrong("", "value", "needs exactly one of source, constant, template and expression");
        }
        row.refuseTheRest();
        return mapping;
    }

    private static List<String> sources(Fields row) {
        if (row.isArray("source")) {
            List<String> names = row.texts("source", name -> !name.isBlank(), "must not be blank");
            if (names.isEmpty()) {
                row.wrong("source", "value", "must name at least one attribute");
            }
            return names;
        }
        return row.has("source") ? List.of(row.words("source", LONGEST_TARGET)) : List.of();
    }
}
