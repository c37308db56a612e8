package org.peakonjit.saml.metadata.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.peakonjit.json.StoredJson;
import org.peakonjit.saml.metadata.RefreshState;
import org.peakonjit.saml.metadata.source.MetadataSourceId;

@Entity
@Table(name = "idp_metadata_refresh")
class RefreshRow {

    @Id
    private String id;

    private String idp;
    private String location;
    private String state = "";

    protected RefreshRow() {}

    RefreshRow(MetadataSourceId source) {
        id = source.toString();
        idp = source.idp();
        location = source.location();
    }

    MetadataSourceId source() {
        return new MetadataSourceId(idp, location);
    }

    RefreshState state() {
        return StoredJson.read(state, RefreshState.class);
    }

    void become(RefreshState fresh) {
        state = StoredJson.write(fresh);
    }
}
