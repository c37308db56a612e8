package org.peakonjit.console.policies;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.peakonjit.console.form.DocumentFields;

/** A group that somebody chose of those offered, on its way into the groups of a policy. */
public final class OfferedGroup implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final Set<String> LISTS = Set.of("groups", "organizationalUnits");

    private @Nullable String name;

    /** Puts it among the policy's groups. */
    public void into(DocumentFields policy) {
        if (name != null && !name.isBlank()) {
            policy.document().withArray("/groups").add(name.strip());
            tidy(policy);
        }
        name = null;
    }

    /** Leaves each group and unit there once. */
    static void tidy(DocumentFields policy) {
        LISTS.stream().map(policy.document()::path).forEach(list -> {
            if (list instanceof ArrayNode array) {
                Set<String> once = new LinkedHashSet<>();
                array.forEach(one -> once.add(one.asText()));
                array.removeAll();
                once.forEach(array::add);
            }
        });
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }
}
