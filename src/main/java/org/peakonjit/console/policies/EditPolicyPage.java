package org.peakonjit.console.policies;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.Difference;
import org.peakonjit.administration.Saving;
import org.peakonjit.administration.Saving.Invalid;
import org.peakonjit.administration.Saving.Saved;
import org.peakonjit.administration.policies.PolicyChanges;
import org.peakonjit.administration.policies.PolicyChanges.Deletion;
import org.peakonjit.administration.policies.PolicyOverview;
import org.peakonjit.application.Applications;
import org.peakonjit.console.form.DocumentFields;
import org.peakonjit.console.form.FieldMessages;
import org.peakonjit.console.lifecycle.Changing;
import org.peakonjit.console.lifecycle.KeptInPage;
import org.peakonjit.console.list.ListParameters;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.page.Navigation;
import org.peakonjit.console.session.Viewer;
import org.peakonjit.json.Documents;
import org.peakonjit.policy.SharedPolicies;
import org.peakonjit.policy.SharedPolicies.Stored;
import org.peakonjit.policy.SharedPolicy;

/** One policy that applications share, to be seen, changed or made. It is saved as the API would save it. */
@Model
@KeptInPage
public class EditPolicyPage {

    private static final String FORM = "policy:";
    private static final String LIST = "policies.xhtml";

    @Inject
    SharedPolicies policies;

    @Inject
    PolicyChanges changes;

    @Inject
    PolicyOverview overview;

    @Inject
    Applications applications;

    @Inject
    ApplicationTitles titles;

    @Inject
    Messages messages;

    @Inject
    FieldMessages fields;

    @Inject
    Viewer viewer;

    private @Nullable String name;

    private @Nullable Long version;

    /** That of what is shown beside what was typed. */
    private @Nullable Long compared;

    private List<String> users = List.of();

    private int people;
    private List<Difference.Line> differences = List.of();
    private DocumentFields document = new DocumentFields(JsonNodeFactory.instance.objectNode());
    private final OfferedGroup offered = new OfferedGroup();

    /** Loads the one that was asked for, or begins a new one. */
    public void open() {
        if (name == null) {
            return;
        }
        Optional<Stored> stored = policies.find(name);
        if (stored.isPresent()) {
            show(stored.get());
            users = applications.sharing(name);
            people = overview.recent(name, users).size();
        } else {
            messages.wrong("policy.unknown", name);
            Navigation.go(messages, LIST);
        }
    }

    private void show(Stored stored) {
        name = stored.policy().name();
        version = stored.version();
        differences = List.of();
        document = new DocumentFields(Documents.tree(stored.policy()));
    }

    /** Saves it, or says at each field what is wrong with it; somebody else's change is never overwritten unseen. */
    @Changing
    public void save() {
        OfferedGroup.tidy(document);
        ObjectNode json = document.document();
        json.put("name", json.path("name").asText("").strip());
        String called = json.path("name").asText();
        Saving<Stored> saving = changes.save(
                viewer.actor(),
                isFresh() ? called : name(),
                Documents.read(SharedPolicy.class, json),
                Optional.ofNullable(version)::equals);
        if (saving instanceof Saved<Stored>) {
            messages.done("policy.saved", called);
            Navigation.go(messages, LIST);
        } else if (saving instanceof Invalid<Stored> invalid) {
            fields.tellAt(FORM, invalid.errors());
        } else if (isFresh()) {
            fields.tellWrong(FORM + "name", messages.text("policy.exists", called));
        } else {
            compare();
        }
    }

    /** Shows what is stored by now beside what was typed; where that is the same, there is nothing to choose. */
    private void compare() {
        Optional<Stored> theirs = policies.find(name());
        if (theirs.isEmpty()) {
            gone();
            return;
        }
        compared = theirs.get().version();
        differences = Difference.between(Documents.text(theirs.get().policy()), Documents.text(document.document()));
        if (differences.isEmpty()) {
            version = compared;
            save();
        } else {
            messages.wrong("policy.changed-meanwhile", name());
        }
    }

    /** The next save makes it anew. */
    private void gone() {
        version = null;
        differences = List.of();
        messages.wrong("conflict.deleted-meanwhile", name());
    }

    /** Goes on with what is stored by now. */
    public void takeTheirs() {
        policies.find(name()).ifPresentOrElse(this::show, this::gone);
    }

    /** Goes on with what was typed, which the next save puts in place of what is stored. */
    public void keepMine() {
        version = compared;
        differences = List.of();
    }

    /** Deletes it, unless applications refer to it; one that is called another by now is not it. */
    @Changing
    public void delete() {
        Deletion deletion = changes.delete(viewer.actor(), name(), found -> true);
        if (deletion instanceof Deletion.InUse used) {
            messages.wrong("policy.in-use", called(used.applications()));
            return;
        }
        if (deletion instanceof Deletion.Absent) {
            messages.wrong("policy.unknown", name());
        } else {
            messages.done("policy.deleted", name());
        }
        Navigation.go(messages, LIST);
    }

    private String called(List<String> names) {
        return names.stream().map(titles::of).collect(Collectors.joining(", "));
    }

    private String name() {
        return name == null ? "" : name;
    }

    /** Whether it does not exist yet. */
    public boolean isFresh() {
        return version == null;
    }

    /** The names of the applications that refer to it. */
    public List<String> getUsers() {
        return users;
    }

    /** "N people came in under it in its last 1,000 sign-ins." */
    public String getImpact() {
        return messages.text("policy.people", people);
    }

    /** What is stored by now, field by field, and what was typed; empty where nobody else changed it. */
    public List<Difference.Line> getDifferences() {
        return differences;
    }

    public DocumentFields getDocument() {
        return document;
    }

    public OfferedGroup getOffered() {
        return offered;
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = ListParameters.printable(name);
    }
}
