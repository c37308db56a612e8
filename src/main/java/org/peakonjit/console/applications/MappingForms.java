package org.peakonjit.console.applications;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.peakonjit.json.Documents;
import org.peakonjit.provisioning.mapping.Mapping;

/** The rows of an application's attribute mapping as its form edits them, beside the default ones. */
public final class MappingForms implements Serializable {

    private static final long serialVersionUID = 1L;

    private final List<MappingRowForm> rows = new ArrayList<>();

    /**
     * A row of the default mapping.
     *
     * @param instead the application's own row that stands in its place; null = it holds
     */
    public record DefaultRow(MappingRowForm row, @Nullable MappingRowForm instead) {}

    void show(JsonNode attributes) {
        rows.clear();
        attributes.forEach(row -> rows.add(MappingRowForm.of(row)));
    }

    ArrayNode json() {
        ArrayNode attributes = JsonNodeFactory.instance.arrayNode();
        rows.forEach(row -> attributes.add(row.json()));
        return attributes;
    }

    /** The rows of the default mapping, and what stands in the place of each. */
    public List<DefaultRow> getDefaults() {
        return Mapping.DEFAULT_ROWS.stream()
                .map(Documents::tree)
                .map(MappingRowForm::of)
                .map(row -> new DefaultRow(row, instead(row)))
                .toList();
    }

    private @Nullable MappingRowForm instead(MappingRowForm row) {
        return rows.stream()
                .filter(own -> Mapping.isSameTarget(text(own.getTarget()), text(row.getTarget())))
                .findFirst()
                .orElse(null);
    }

    private static String text(@Nullable String target) {
        return target == null ? "" : target;
    }

    public void add() {
        rows.add(new MappingRowForm());
    }

    /** Begins a row of one's own in the place of a default one, with what that says. */
    public void override(DefaultRow one) {
        if (one.instead() == null) {
            rows.add(one.row());
        }
    }

    /** Removes what stands in the place of a default row. */
    public void reset(DefaultRow one) {
        rows.remove(one.instead());
    }

    public void remove(MappingRowForm row) {
        rows.remove(row);
    }

    public List<MappingRowForm> getRows() {
        return rows;
    }
}
