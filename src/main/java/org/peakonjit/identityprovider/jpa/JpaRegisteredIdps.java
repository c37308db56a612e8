package org.peakonjit.identityprovider.jpa;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.jpa.Statements;
import org.peakonjit.database.jpa.Transactions;
import org.peakonjit.identityprovider.IdpOfTheSettings;
import org.peakonjit.identityprovider.MetadataOrigin.Pasted;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.identityprovider.RegisteredIdps;
import org.peakonjit.json.Documents;
import org.peakonjit.json.KeptConfiguration;
import org.peakonjit.json.ReadableRows;
import org.peakonjit.json.StoredForm;

/** The identity providers in the database, and the one of the settings before them. */
@Singleton
class JpaRegisteredIdps implements RegisteredIdps, KeptConfiguration {

    private static final int LONGEST = 100_000;

    private final Transactions transactions;
    private final IdpOfTheSettings ofTheSettings;
    private final ReadableRows rows = new ReadableRows();

    @Inject
    JpaRegisteredIdps(Transactions transactions, IdpOfTheSettings ofTheSettings) {
        this.transactions = transactions;
        this.ofTheSettings = ofTheSettings;
    }

    @Override
    public List<RegisteredIdp> all() {
        List<RegisteredIdp> all = new ArrayList<>(ofTheSettings.idp().stream().toList());
        all.addAll(rows.read(kept(), JpaRegisteredIdps::read));
        return all;
    }

    private List<IdentityProviderRow> kept() {
        return transactions.call(
                em -> em.createQuery("select r from IdentityProviderRow r order by r.name", IdentityProviderRow.class)
                        .getResultList());
    }

    @Override
    public Set<String> unreadableDomains() {
        Set<String> unreadable = unreadable().keySet();
        return unreadable.isEmpty()
                ? Set.of()
                : kept().stream()
                        .filter(row -> unreadable.contains(object(row.name())))
                        .flatMap(row -> StoredForm.texts(row.definition(), "/emailDomains").stream())
                        .collect(Collectors.toSet());
    }

    @Override
    public Map<String, String> unreadable() {
        all();
        return rows.unreadable();
    }

    @Override
    public Optional<Stored> find(String name) {
        if (name.equals(RegisteredIdp.FROM_SETTINGS)) {
            return ofTheSettings.idp().map(idp -> new Stored(idp, 0));
        }
        return transactions.find(IdentityProviderRow.class, name).map(row -> new Stored(read(row), row.version()));
    }

    @Override
    public boolean put(RegisteredIdp idp, @Nullable Long expectedVersion) {
        return transactions.call(em -> {
            IdentityProviderRow row = em.find(IdentityProviderRow.class, idp.name(), LockModeType.PESSIMISTIC_WRITE);
            IdentityProviderRow saved = row == null ? new IdentityProviderRow(idp.name()) : row;
            saved.demand(expectedVersion, idp.name());
            saved.define(definition(idp), () -> definition(read(saved)), LONGEST);
            saved.pastedMetadata(
                    idp.metadata() instanceof Pasted from ? from.xml().getBytes(StandardCharsets.UTF_8) : null);
            em.persist(saved);
            em.flush();
            return row == null;
        });
    }

    @Override
    public void hold(String name) {
        transactions.run(em -> em.find(IdentityProviderRow.class, name, LockModeType.PESSIMISTIC_WRITE));
    }

    /** What was heard from it goes along. */
    @Override
    public boolean delete(String name) {
        return transactions.call(em -> {
            IdentityProviderRow row = em.find(IdentityProviderRow.class, name, LockModeType.PESSIMISTIC_WRITE);
            if (row == null) {
                return false;
            }
            em.remove(row);
            for (String heard : List.of("AttributeNameRow", "GroupNameRow")) {
                Statements.change(em, "delete from " + heard + " r where r.idp = ?1", name);
            }
            return true;
        });
    }

    /** Whether there is one of that name; nobody deletes it before the transaction ends. */
    static boolean holds(EntityManager em, String name) {
        return name.equals(RegisteredIdp.FROM_SETTINGS)
                || Statements.locked(em, IdentityProviderRow.class, name).isPresent();
    }

    private static String object(String name) {
        return Kind.IDENTITY_PROVIDER.object(name);
    }

    /** Without pasted metadata, which may be long. */
    private static ObjectNode definition(RegisteredIdp idp) {
        ObjectNode json = Documents.tree(idp);
        json.withObject("/metadata").remove("xml");
        return json;
    }

    private static RegisteredIdp read(IdentityProviderRow row) {
        byte[] pasted = row.pastedMetadata();
        return StoredForm.read(object(row.name()), RegisteredIdp.class, row.definition(), json -> {
            if (pasted != null) {
                json.withObject("/metadata").put("xml", new String(pasted, StandardCharsets.UTF_8));
            }
        });
    }
}
