package org.peakonjit.saml.metadata.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.peakonjit.saml.metadata.MetadataSourceId;

/** A row of {@code idp_metadata_document}. */
@Entity
@Table(name = "idp_metadata_document")
class DocumentRow {

    @Id
    @Column(name = "id")
    private String id;

    @Column(name = "idp")
    private String idp;

    @Column(name = "document")
    private byte[] document;

    protected DocumentRow() {}

    DocumentRow(MetadataSourceId source) {
        id = source.toString();
        idp = source.idp();
    }

    byte[] document() {
        return document;
    }

    void become(byte[] fresh) {
        document = fresh;
    }
}
