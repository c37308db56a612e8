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
    private byte[] document = {};

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
