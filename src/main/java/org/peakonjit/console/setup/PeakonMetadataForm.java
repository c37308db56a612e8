package org.peakonjit.console.setup;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.applications.PeakonMetadataImport;
import org.peakonjit.administration.applications.PeakonMetadataImport.Read;
import org.peakonjit.administration.identityproviders.MetadataInput;
import org.peakonjit.console.form.DocumentFields;
import org.peakonjit.console.form.FieldMessages;
import org.peakonjit.console.lifecycle.Changing;
import org.peakonjit.console.lifecycle.KeptInPage;
import org.peakonjit.console.page.Messages;
import org.peakonjit.json.Documents;
import org.peakonjit.json.Reading;

/** Fills the SAML fields of the application's form from Peakon's metadata: shows first what would change. */
@Model
@KeptInPage
public class PeakonMetadataForm {

    @Inject
    PeakonMetadataImport metadata;

    @Inject
    FieldMessages fields;

    @Inject
    Messages messages;

    private @Nullable String url;

    private @Nullable String xml;

    private boolean unsigned;
    private final List<Difference> differences = new ArrayList<>();

    /**
     * A field that would change.
     *
     * @param field as {@link DocumentFields} names it
     */
    public record Difference(
            String member,
            String field,
            @Nullable String before,
            @Nullable String after) implements Serializable {}

    /**
     * Fills the fields from the metadata at once, where any is given.
     *
     * @param prefix what comes before {@code peakonMetadata-url} in the client ids of the form
     * @return whether nothing is wrong with it
     */
    boolean fill(DocumentFields application, String prefix) {
        if (url == null && xml == null) {
            return true;
        }
        boolean isRead = read(application, prefix);
        if (isRead) {
            differences.forEach(one -> application.put(one.field(), one.after()));
            differences.clear();
        }
        return isRead;
    }

    /** Reads the metadata. As it makes this server call a URL, it is for those who may change something. */
    @Changing
    public void read(DocumentFields application) {
        if (read(application, "application:tabs:") && differences.isEmpty()) {
            messages.done("peakonMetadata.same");
        }
    }

    private boolean read(DocumentFields application, String prefix) {
        differences.clear();
        ObjectNode source = JsonNodeFactory.instance.objectNode();
        source.put("url", url).put("xml", xml);
        Reading<Read> reading = metadata.read(Documents.read(MetadataInput.class, source));
        if (!reading.errors().isEmpty()) {
            reading.errors()
                    .forEach(error -> fields.tellOne(
                            error, pointer -> Optional.of(prefix + "peakonMetadata-" + pointer.substring(1))));
            return false;
        }
        Read read = reading.get();
        unsigned = !read.signsRequests() && !read.saml().signingCertificates().isEmpty();
        DocumentFields found = new DocumentFields(Documents.tree(read));
        compare("entityId", "/saml/entityId", application, found);
        compare("acsUrl", "/saml/acsUrl", application, found);
        compare("acsIndex", "/saml/acsIndex:number", application, found);
        compare("sloUrl", "/saml/sloUrl", application, found);
        if (read.signsRequests()) {
            compare("signingCertificates", "/saml/signingCertificates:blocks", application, found);
        }
        return true;
    }

    private void compare(String member, String field, DocumentFields before, DocumentFields after) {
        String was = (String) before.get(field);
        String is = (String) after.get(field);
        if (!Objects.equals(was, is)) {
            differences.add(new Difference(member, field, was, is));
        }
    }

    /** Fills the fields; they are saved with the form. */
    @Changing
    public void take(DocumentFields application) {
        differences.forEach(one -> application.put(one.field(), one.after()));
        differences.clear();
        unsigned = false;
        messages.done("peakonMetadata.taken");
    }

    public List<Difference> getDifferences() {
        return differences;
    }

    /** Whether certificates are left out, because with them unsigned requests of Peakon would be refused. */
    public boolean isUnsigned() {
        return unsigned;
    }

    public @Nullable String getUrl() {
        return url;
    }

    public void setUrl(@Nullable String url) {
        this.url = url;
    }

    public @Nullable String getXml() {
        return xml;
    }

    public void setXml(@Nullable String xml) {
        this.xml = xml;
    }
}
