package org.peakonjit.identityprovider.jpa;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.jpa.Transactions;
import org.peakonjit.identityprovider.IdpOfTheSettings;
import org.peakonjit.identityprovider.MetadataOrigin.Pasted;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.identityprovider.RegisteredIdps;
import org.peakonjit.json.Documents;

/** The identity providers in the database, and the one of the settings before them. */
@Singleton
class JpaRegisteredIdps implements RegisteredIdps {

    private final Transactions transactions;
    private final IdpOfTheSettings ofTheSettings;

    @Inject
    JpaRegisteredIdps(Transactions transactions, IdpOfTheSettings ofTheSettings) {
        this.transactions = transactions;
        this.ofTheSettings = ofTheSettings;
    }

    @Override
    public List<RegisteredIdp> all() {
        List<RegisteredIdp> all = new ArrayList<>(ofTheSettings.idp().stream().toList());
        transactions
                .call(em -> em.createQuery(
                                "select r from IdentityProviderRow r order by r.name", IdentityProviderRow.class)
                        .getResultList())
                .forEach(row -> all.add(read(row)));
        return all;
    }

    @Override
    public Optional<Stored> find(String name) {
        if (name.equals(RegisteredIdp.FROM_SETTINGS)) {
            return ofTheSettings.idp().map(idp -> new Stored(idp, 0));
        }
        return transactions.call(em -> Optional.ofNullable(em.find(IdentityProviderRow.class, name))
                .map(row -> new Stored(read(row), row.version())));
    }

    @Override
    public boolean put(RegisteredIdp idp, @Nullable Long expectedVersion) {
        return transactions.call(em -> {
            IdentityProviderRow row = em.find(IdentityProviderRow.class, idp.name(), LockModeType.PESSIMISTIC_WRITE);
            boolean created = row == null;
            IdentityProviderRow saved = row == null ? new IdentityProviderRow(idp.name()) : row;
            if (expectedVersion != null && expectedVersion != saved.version()) {
                throw new StaleIdpException(idp.name());
            }
            ObjectNode json = Documents.tree(idp);
            json.withObject("/metadata").remove("xml");
            saved.define(
                    json.toString(),
                    idp.metadata() instanceof Pasted pasted ? pasted.xml().getBytes(StandardCharsets.UTF_8) : null);
            em.persist(saved);
            em.flush();
            return created;
        });
    }

    @Override
    public boolean delete(String name) {
        return transactions.call(em -> {
            Optional<IdentityProviderRow> row = Optional.ofNullable(em.find(IdentityProviderRow.class, name));
            row.ifPresent(em::remove);
            return row.isPresent();
        });
    }

    private static RegisteredIdp read(IdentityProviderRow row) {
        try {
            ObjectNode json = (ObjectNode) Documents.MAPPER.readTree(row.definition());
            byte[] pasted = row.pastedMetadata();
            if (pasted != null) {
                json.withObject("/metadata").put("xml", new String(pasted, StandardCharsets.UTF_8));
            }
            return Documents.read(RegisteredIdp.class, json)
                    .orElseThrow(errors -> new IllegalStateException(
                            "identity provider " + row.name() + " is kept in a form this version cannot read"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("identity provider " + row.name() + " is not kept as JSON", e);
        }
    }
}
