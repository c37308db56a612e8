package org.peakonjit.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.applications.PeakonMetadataImport;
import org.peakonjit.administration.applications.PeakonMetadataImport.Read;
import org.peakonjit.administration.identityproviders.MetadataInput;
import org.peakonjit.json.Documents;
import org.peakonjit.json.Reading;

/** Fills the SAML fields of the application's form from Peakon's metadata: shows first what would change. */
@Named
@ViewScoped
public class PeakonMetadataForm implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    transient PeakonMetadataImport metadata;

    @Inject
    transient FieldMessages fields;

    @Inject
    transient Messages messages;

    @Nullable
    private String url;

    @Nullable
    private String xml;

    private boolean unsigned;
    private final transient List<Difference> differences = new ArrayList<>();

    /**
     * A field that would change.
     *
     * @param field as {@link DocumentFields} names it
     */
    public record Difference(
            String member,
            String field,
            @Nullable String before,
            @Nullable String after) {}

    /** Reads the metadata. As it makes this server call a URL, it is for those who may change something. */
    @Changing
    public void read(DocumentFields application) {
        differences.clear();
        ObjectNode source = JsonNodeFactory.instance.objectNode();
        source.put("url", url).put("xml", xml);
        Reading<Read> reading = metadata.read(Documents.read(MetadataInput.class, source));
        if (!reading.errors().isEmpty()) {
            reading.errors()
                    .forEach(error -> fields.tellOne(
                            error, pointer -> Optional.of("application:tabs:peakonMetadata-" + pointer.substring(1))));
            return;
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
        if (differences.isEmpty()) {
            messages.done("peakonMetadata.same");
        }
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
