package org.peakonjit.saml.metadata.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.peakonjit.saml.metadata.source.MetadataSourceId;

@Entity
@Table(name = "idp_metadata_document")
class DocumentRow {

    @Id
    private String id;

    private String idp;
    private byte[] document;

    protected DocumentRow() {}

    DocumentRow(MetadataSourceId source, byte[] document) {
        this.id = source.toString();
        this.idp = source.idp();
        this.document = document;
    }

    byte[] document() {
        return document;
    }
}
