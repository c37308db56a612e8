package org.peakonjit.console.policies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.peakonjit.console.form.DocumentFields;

/** The policies of an application as its form edits them, in their order: its own, and references to shared ones. */
public final class PolicyForms implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final String SHARED = "shared";

    private final List<DocumentFields> rows = new ArrayList<>();
    private final OfferedGroup offered = new OfferedGroup();

    private @Nullable String chosen;

    public void show(JsonNode policies) {
        rows.clear();
        policies.forEach(policy -> rows.add(new DocumentFields((ObjectNode) policy)));
    }

    public ArrayNode json() {
        ArrayNode policies = JsonNodeFactory.instance.arrayNode();
        rows.forEach(row -> {
            OfferedGroup.tidy(row);
            policies.add((JsonNode) row.document());
        });
        return policies;
    }

    public void add() {
        rows.add(new DocumentFields(JsonNodeFactory.instance.objectNode()));
    }

    public void addShared() {
        if (chosen != null && !chosen.isBlank()) {
            rows.add(reference(chosen));
        }
        chosen = null;
    }

    public void remove(int index) {
        rows.remove(index);
    }

    /** Before the one above it. */
    public void up(int index) {
        rows.add(index - 1, rows.remove(index));
    }

    /** Refers to a shared one in place of what stood there. */
    void refer(int index, String shared) {
        rows.set(index, reference(shared));
    }

    private static DocumentFields reference(String shared) {
        return new DocumentFields(JsonNodeFactory.instance.objectNode().put(SHARED, shared));
    }

    boolean referTo(String shared) {
        return rows.stream()
                .anyMatch(row -> shared.equals(row.document().path(SHARED).asText()));
    }

    public List<DocumentFields> getRows() {
        return rows;
    }

    public OfferedGroup getOffered() {
        return offered;
    }

    /** The shared one to refer to next. */
    public @Nullable String getChosen() {
        return chosen;
    }

    public void setChosen(@Nullable String chosen) {
        this.chosen = chosen;
    }
}
