package org.peakonjit.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.Saving;
import org.peakonjit.administration.Saving.Invalid;
import org.peakonjit.administration.Saving.Saved;
import org.peakonjit.administration.applications.ApplicationChanges;
import org.peakonjit.administration.applications.ApplicationChanges.Deletion;
import org.peakonjit.administration.applications.ApplicationTemplate;
import org.peakonjit.application.ApplicationDocument;
import org.peakonjit.application.Applications;
import org.peakonjit.application.Applications.Stored;
import org.peakonjit.json.Documents;
import org.peakonjit.license.Seats;

/** One application, to be seen, changed or created. It is saved as the API would save it. */
@Named
@ViewScoped
public class ApplicationPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Applications applications;

    @Inject
    transient ApplicationChanges changes;

    @Inject
    transient Seats seats;

    @Inject
    transient Messages messages;

    @Inject
    transient FieldMessages fieldMessages;

    @Inject
    transient Viewer viewer;

    @Nullable
    private String name;

    @Nullable
    private String template;

    @Nullable
    private String token;

    @Nullable
    private Long version;

    private boolean tokenSet;
    private int tab;
    private transient DocumentFields document = new DocumentFields(ApplicationTemplate.PEAKON.document());
    private final transient List<DocumentFields> policies = new ArrayList<>();
    private final transient List<MappingRowForm> mapping = new ArrayList<>();

    /** Loads the application that was asked for, or begins a new one. */
    public void open() {
        if (name == null) {
            show(ApplicationTemplate.of(template).document());
            return;
        }
        Optional<Stored> stored = applications.findStored(name);
        if (stored.isPresent()) {
            show(stored.get());
        } else {
            messages.wrong("application.unknown", name);
            messages.keep();
            Navigation.go("applications.xhtml");
        }
    }

    private void show(Stored stored) {
        name = stored.application().name();
        version = stored.version();
        tokenSet = stored.bearerTokenSet();
        show(Documents.tree(ApplicationDocument.of(stored, null)));
    }

    private void show(ObjectNode json) {
        token = null;
        document = new DocumentFields(json);
        policies.clear();
        json.path("policies").forEach(policy -> policies.add(new DocumentFields((ObjectNode) policy)));
        mapping.clear();
        json.path("scim").path("attributes").forEach(row -> mapping.add(MappingRowForm.of(row)));
    }

    /** Saves it, or says at each field what is wrong with it; somebody else's change is never overwritten unseen. */
    @Changing
    public void save() {
        ObjectNode json = edited();
        String wanted = json.path("name").asText("").strip();
        Saving<Stored> saving = changes.save(
                viewer.administrator().name(),
                wanted,
                ApplicationDocument.read(json),
                Optional.ofNullable(version)::equals);
        if (saving instanceof Saved<Stored> saved) {
            messages.done("application.saved", wanted);
            if (isFresh()) {
                messages.keep();
                Navigation.go("application.xhtml?name=" + wanted);
            }
            show(saved.now());
        } else if (saving instanceof Invalid<Stored> invalid) {
            tab = fieldMessages.tell(invalid.errors());
        } else {
            messages.wrong(isFresh() ? "application.exists" : "application.changed-meanwhile", wanted);
        }
    }

    private ObjectNode edited() {
        ObjectNode json = document.document().deepCopy();
        ArrayNode policyArray = JsonNodeFactory.instance.arrayNode();
        policies.forEach(policy -> policyArray.add((JsonNode) policy.document()));
        json.set("policies", policyArray);
        ObjectNode scim = json.withObject("/scim");
        ArrayNode rows = scim.putArray("attributes");
        mapping.forEach(row -> rows.add(row.json()));
        if (token != null && !token.isBlank()) {
            scim.put("bearerToken", token.strip());
        }
        return json;
    }

    /** Deletes it, unless it has seats. */
    @Changing
    public void delete() {
        String current = name == null ? "" : name;
        Deletion deletion = changes.delete(viewer.administrator().name(), current, version -> true);
        if (deletion == Deletion.HAS_SEATS) {
            messages.wrong("application.has-seats");
            return;
        }
        messages.done("application.deleted", current);
        messages.keep();
        Navigation.go("applications.xhtml");
    }

    public void addPolicy() {
        policies.add(new DocumentFields(JsonNodeFactory.instance.objectNode()));
    }

    public void removePolicy(int index) {
        policies.remove(index);
    }

    public void addRow() {
        mapping.add(new MappingRowForm());
    }

    public void removeRow(MappingRowForm row) {
        mapping.remove(row);
    }

    /** "Licenses consumed: N of M", as stored, not as typed. */
    public String getConsumption() {
        return isFresh() ? "" : usage().text(messages);
    }

    /** The consumed licences as a bar. */
    public Consumption usage() {
        return new Consumption(seats.usage(name()));
    }

    String name() {
        return name == null ? "" : name;
    }

    /** Whether it does not exist yet. */
    public boolean isFresh() {
        return version == null;
    }

    public boolean isTokenSet() {
        return tokenSet;
    }

    public DocumentFields getDocument() {
        return document;
    }

    public List<DocumentFields> getPolicies() {
        return policies;
    }

    public List<MappingRowForm> getMapping() {
        return mapping;
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public @Nullable String getTemplate() {
        return template;
    }

    public void setTemplate(@Nullable String template) {
        this.template = template;
    }

    /** Write only: a token never goes to the browser. */
    public @Nullable String getToken() {
        return null;
    }

    public void setToken(@Nullable String token) {
        this.token = token;
    }

    public int getTab() {
        return tab;
    }

    public void setTab(int tab) {
        this.tab = tab;
    }
}
