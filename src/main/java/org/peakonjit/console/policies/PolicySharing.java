package org.peakonjit.console.policies;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.Saving;
import org.peakonjit.administration.Saving.Invalid;
import org.peakonjit.administration.Saving.Saved;
import org.peakonjit.administration.policies.PolicyChanges;
import org.peakonjit.console.form.DocumentFields;
import org.peakonjit.console.form.FieldMessages;
import org.peakonjit.console.lifecycle.Changing;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.session.Viewer;
import org.peakonjit.identityprovider.SeenGroups;
import org.peakonjit.json.Documents;
import org.peakonjit.policy.SharedPolicies;
import org.peakonjit.policy.SharedPolicies.Stored;
import org.peakonjit.policy.SharedPolicy;

/** Shared policies where an application's form refers to them, and the groups that are offered. */
@Model
public class PolicySharing {

    private static final String FORM = "application:tabs:policies:";
    private static final int OFFERED = 10;

    @Inject
    SharedPolicies policies;

    @Inject
    PolicyChanges changes;

    @Inject
    SeenGroups seenGroups;

    @Inject
    FieldMessages fields;

    @Inject
    Messages messages;

    @Inject
    Viewer viewer;

    private @Nullable List<SharedPolicy> all;

    private List<SharedPolicy> all() {
        List<SharedPolicy> known = all;
        if (known == null) {
            known = policies.all();
            all = known;
        }
        return known;
    }

    /** The names of those to which the form does not refer yet. */
    public List<String> choices(PolicyForms forms) {
        return all().stream()
                .map(SharedPolicy::name)
                .filter(name -> !forms.referTo(name))
                .toList();
    }

    public List<String> groups(String name) {
        return of(name, SharedPolicy::groups);
    }

    public List<String> units(String name) {
        return of(name, SharedPolicy::organizationalUnits);
    }

    private List<String> of(String name, Function<SharedPolicy, List<String>> what) {
        return all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .map(what)
                .orElse(List.of());
    }

    /** Makes a shared one of an application's own, to which the form refers from then on. */
    @Changing
    public void share(PolicyForms forms, int index) {
        DocumentFields row = forms.getRows().get(index);
        OfferedGroup.tidy(row);
        ObjectNode json = row.document();
        String name = json.path("name").asText("").strip();
        Saving<Stored> saving =
                changes.save(viewer.actor(), name, Documents.read(SharedPolicy.class, json), Optional::isEmpty);
        if (saving instanceof Saved<Stored> saved) {
            forms.refer(index, saved.now().policy().name());
            all = null;
            messages.done("policy.shared", name);
        } else if (saving instanceof Invalid<Stored> invalid) {
            fields.tellAt(
                    invalid.errors(),
                    pointer -> FieldMessages.field(FORM, pointer)
                            .map(id -> id.replaceFirst("^" + FORM, FORM + index + ":")));
        } else {
            fields.tellWrong(FORM + index + ":name", messages.text("policy.exists", name));
        }
    }

    /** Groups that people brought along lately, with what was typed in their names. */
    public List<String> offer(String typed) {
        return seenGroups.having(typed.strip(), OFFERED);
    }
}
