package org.peakonjit.saml.metadata.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.peakonjit.database.jpa.Statements;
import org.peakonjit.database.jpa.Transactions;
import org.peakonjit.saml.metadata.KeptMetadata;
import org.peakonjit.saml.metadata.RefreshState;
import org.peakonjit.saml.metadata.source.MetadataSourceId;

/** Kept metadata in the database; a state's row is locked while it changes. */
@Singleton
class JpaKeptMetadata implements KeptMetadata {

    private final Transactions transactions;

    @Inject
    JpaKeptMetadata(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Map<MetadataSourceId, RefreshState> states() {
        List<RefreshRow> rows = transactions.call(em ->
                em.createQuery("select r from RefreshRow r", RefreshRow.class).getResultList());
        return rows.stream().collect(Collectors.toMap(RefreshRow::source, RefreshRow::state));
    }

    @Override
    public Optional<byte[]> document(MetadataSourceId source) {
        return transactions.find(DocumentRow.class, source.toString()).map(DocumentRow::document);
    }

    @Override
    public Optional<RefreshState> change(
            MetadataSourceId source, Function<Optional<RefreshState>, Optional<RefreshState>> change) {
        return transactions.call(em -> {
            RefreshRow row = em.find(RefreshRow.class, source.toString(), LockModeType.PESSIMISTIC_WRITE);
            Optional<RefreshState> changed =
                    change.apply(Optional.ofNullable(row).map(RefreshRow::state));
            changed.ifPresent(state -> {
                RefreshRow saved = row == null ? new RefreshRow(source) : row;
                saved.become(state);
                em.persist(saved);
                em.flush();
            });
            return changed;
        });
    }

    @Override
    public void keep(MetadataSourceId source, byte[] document) {
        transactions.run(em -> em.merge(new DocumentRow(source, document)));
    }

    @Override
    public void forget(String idp) {
        transactions.run(em -> List.of("RefreshRow", "DocumentRow")
                .forEach(entity -> Statements.change(em, "delete from " + entity + " r where r.idp = ?1", idp)));
    }
}
