package org.peakonjit.console.applications;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serializable;
import java.util.Objects;
import java.util.function.Predicate;
import org.peakonjit.administration.applications.ApplicationTemplate;
import org.peakonjit.application.ApplicationDocument;
import org.peakonjit.application.ApplicationName;
import org.peakonjit.application.Applications.Stored;
import org.peakonjit.console.form.DocumentFields;
import org.peakonjit.console.form.SecretField;
import org.peakonjit.console.policies.PolicyForms;
import org.peakonjit.json.Documents;

/** What stands in the fields of an application's page, and what stood there before anybody typed. */
public final class ApplicationForm implements Serializable {

    private static final long serialVersionUID = 1L;

    private ObjectNode base = ApplicationTemplate.PEAKON.document();
    private DocumentFields document = new DocumentFields(base.deepCopy());
    private final PolicyForms policies = new PolicyForms();
    private final MappingForms mapping = new MappingForms();
    private final SecretField token = new SecretField();
    private String proposed = "";

    /** Shows this instead of all that was typed. */
    public void begin(ObjectNode json) {
        token.clear();
        rest(json, json);
        proposed = json.path("name").asText("");
    }

    /** What it began with is gone, and is to be added anew: its name is no proposal of ours. */
    void addAnew() {
        proposed = "";
    }

    /** Proposes a name by what it is called, unless somebody wrote another. */
    public void propose(Predicate<String> taken) {
        String given = Objects.toString(document.get("/name"), "");
        String called = Objects.toString(document.get("/displayName"), "");
        if (!called.isBlank() && (given.isBlank() || given.equals(proposed))) {
            proposed = ApplicationName.proposedFor(called, taken);
            document.put("/name", proposed);
        }
    }

    /** What a new one begins with that is to be like another, but for name and token. */
    static ObjectNode copy(Stored stored, String displayName) {
        ObjectNode json = tree(stored);
        json.withObject("/scim").remove("bearerToken");
        return json.put("name", "").put("displayName", displayName);
    }

    public static ObjectNode tree(Stored stored) {
        return Documents.tree(ApplicationDocument.of(stored, null));
    }

    /** Shows {@code typed}, which came of {@code stored}; a typed token stays. */
    void rest(ObjectNode stored, ObjectNode typed) {
        base = stored;
        ObjectNode json = typed.deepCopy();
        document = new DocumentFields(json);
        policies.show(json.path("policies"));
        mapping.show(json.path("scim").path("attributes"));
    }

    public ObjectNode base() {
        return base;
    }

    /** What was typed, without the token. */
    ObjectNode json() {
        ObjectNode json = document.document().deepCopy();
        json.set("policies", policies.json());
        json.withObject("/scim").set("attributes", mapping.json());
        return json;
    }

    /** What was typed, to be saved. */
    public ObjectNode withToken() {
        ObjectNode json = json();
        token.typed()
                .map(String::strip)
                .ifPresent(typed -> json.withObject("/scim").put("bearerToken", typed));
        return json;
    }

    public DocumentFields document() {
        return document;
    }

    PolicyForms policies() {
        return policies;
    }

    MappingForms mapping() {
        return mapping;
    }

    public SecretField token() {
        return token;
    }
}
