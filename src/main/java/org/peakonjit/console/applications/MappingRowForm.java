package org.peakonjit.console.applications;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row of the attribute mapping as a form sees it: which kind of source, and its value. */
public final class MappingRowForm implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final String SOURCE = "source";

    private @Nullable String target;

    private String kind = SOURCE;

    private @Nullable String value;

    private String type = "string";
    private boolean required;
    private boolean clearWhenAbsent;

    static MappingRowForm of(JsonNode row) {
        MappingRowForm form = new MappingRowForm();
        form.target = row.path("target").asText();
        form.kind = Stream.of("constant", "template", "expression")
                .filter(row::hasNonNull)
                .findFirst()
                .orElse(SOURCE);
        JsonNode given = row.path(form.kind);
        List<String> texts = new ArrayList<>();
        given.forEach(one -> texts.add(one.asText()));
        form.value = given.isArray() ? String.join(", ", texts) : given.asText();
        form.type = row.path("type").asText("string");
        form.required = row.path("required").asBoolean();
        form.clearWhenAbsent = row.path("clearWhenAbsent").asBoolean();
        return form;
    }

    /** Its JSON; several attributes stand in the field with commas between them. */
    ObjectNode json() {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("target", target == null ? "" : target.strip());
        String text = value == null ? "" : value.strip();
        if (kind.equals(SOURCE) && text.contains(",")) {
            Arrays.stream(text.split(",", -1)).map(String::strip).forEach(row.putArray(SOURCE)::add);
        } else {
            row.put(kind, text);
        }
        return row.put("type", type).put("required", required).put("clearWhenAbsent", clearWhenAbsent);
    }

    public @Nullable String getTarget() {
        return target;
    }

    public void setTarget(@Nullable String target) {
        this.target = target;
    }

    public String getKind() {
        return kind;
    }

    public void setKind(String kind) {
        this.kind = kind;
    }

    public @Nullable String getValue() {
        return value;
    }

    public void setValue(@Nullable String value) {
        this.value = value;
    }

    public String getType() {
        return type;
    }

    public void setType(String type) {
        this.type = type;
    }

    public boolean isRequired() {
        return required;
    }

    public void setRequired(boolean required) {
        this.required = required;
    }

    public boolean isClearWhenAbsent() {
        return clearWhenAbsent;
    }

    public void setClearWhenAbsent(boolean clearWhenAbsent) {
        this.clearWhenAbsent = clearWhenAbsent;
    }
}
