package org.peakonjit.saml.keys.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.Timestamp;
import org.peakonjit.saml.keys.KeyState;
import org.peakonjit.saml.keys.SamlKeys.Use;
import org.peakonjit.saml.keys.StoredKey;

@Entity
@Table(name = "saml_key")
class SamlKeyEntity {

    @Id
    private String id;

    @Enumerated(EnumType.STRING)
    @Column(name = "key_use")
    private Use use;

    @Enumerated(EnumType.STRING)
    private KeyState state;

    private int generation;
    private byte[] certificate;
    private byte[] sealedPrivateKey;
    private Timestamp createdAt;

    protected SamlKeyEntity() {}

    SamlKeyEntity(StoredKey key) {
        id = key.id();
        use = key.use();
        state = key.state();
        generation = key.generation();
        certificate = key.certificate();
        sealedPrivateKey = key.sealedPrivateKey();
        createdAt = Timestamp.from(key.createdAt());
    }

    StoredKey toStoredKey() {
        return new StoredKey(id, use, state, generation, certificate, sealedPrivateKey, createdAt.toInstant());
    }

    KeyState state() {
        return state;
    }

    void become(KeyState next) {
        state = next;
    }
}
