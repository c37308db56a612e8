package org.peakonjit.application.jpa;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.application.ApplicationDocument;
import org.peakonjit.application.Applications;
import org.peakonjit.database.StaleVersionException;
import org.peakonjit.database.jpa.Statements;
import org.peakonjit.database.jpa.Transactions;
import org.peakonjit.json.Documents;
import org.peakonjit.json.KeptConfiguration;
import org.peakonjit.json.ReadableRows;
import org.peakonjit.json.Shapes;
import org.peakonjit.json.StoredForm;
import org.peakonjit.json.UnreadableException;
import org.peakonjit.policy.AccessPolicy;
import org.peakonjit.policy.SharedPolicies;
import org.peakonjit.secret.SealedColumn;
import org.peakonjit.secret.Sealer;

/**
 * The applications in the database, remembered for two seconds: so a sign-on seldom asks for them, and what an
 * administrator saves on another node holds here soon after. Some things do not wait for that: reserving a seat reads
 * the limit anew, an application that is not remembered may be new, and administrators always see what is stored.
 *
 * <p>Within a transaction nothing is answered from memory and nothing is remembered: it sees its own changes, which
 * nobody else may.
 */
@Singleton
class JpaApplications implements Applications, KeptConfiguration {

    private static final String PURPOSE = "scim-bearer-token";
    private static final int LONGEST = 1_000_000;

    @Produces
    static final SealedColumn TOKENS = SealedColumn.boundToItsRow("application", "name", "bearer_token", PURPOSE);

    /** An application as it is remembered; its token stays sealed. */
    private record Remembered(Application application, byte @Nullable [] sealedToken, long version) {

        Stored stored() {
            return new Stored(application, sealedToken != null, version);
        }
    }

    private final Transactions transactions;
    private final Sealer sealer;
    private final SharedPolicies policies;
    private final Recent<Map<String, Remembered>> recent = new Recent<>(this::load);
    private final Allowance looksForNewOnes = new Allowance(20, 10);
    private final ReadableRows readable = new ReadableRows();
    private final StoredForm.Reader<ApplicationDocument> stored = new StoredForm.Reader<>(ApplicationDocument.class);

    @Inject
    JpaApplications(Transactions transactions, Sealer sealer, SharedPolicies policies) {
        this.transactions = transactions;
        this.sealer = sealer;
        this.policies = policies;
    }

    @Override
    public Optional<Application> find(String name) {
        return known(name).map(Remembered::application);
    }

    @Override
    public Optional<Stored> findStored(String name) {
        return look(name).map(Remembered::stored);
    }

    @Override
    public List<Application> all() {
        return applications().stream().map(Remembered::application).toList();
    }

    @Override
    public List<Stored> allStored() {
        return load().values().stream().map(Remembered::stored).toList();
    }

    @Override
    public Optional<String> bearerToken(String name) {
        return known(name)
                .map(Remembered::sealedToken)
                .map(token -> new String(sealer.open(PURPOSE, token, name), StandardCharsets.UTF_8));
    }

    @Override
    public boolean put(Application application, @Nullable String bearerToken, @Nullable Long expectedVersion) {
        String name = application.name();
        return transactions.call(em -> {
            if (!policies.hold(application.sharedPolicies())) {
                throw new StaleVersionException(name);
            }
            ApplicationRow row = em.find(ApplicationRow.class, name, LockModeType.PESSIMISTIC_WRITE);
            ApplicationRow saved = row == null ? new ApplicationRow(name) : row;
            saved.demand(expectedVersion, name);
            saved.define(Documents.tree(application), () -> Documents.tree(read(saved)), LONGEST);
            if (bearerToken != null) {
                saved.bearerToken(sealer.seal(PURPOSE, bearerToken.getBytes(StandardCharsets.UTF_8), name));
            }
            em.persist(saved);
            em.flush();
            SeatLimit.put(transactions.queue(), name, application.scim().licenseConsumptionLimit());
            transactions.afterCommit(recent::forget);
            return row == null;
        });
    }

    @Override
    public void hold(String name) {
        transactions.run(em -> {
            em.find(ApplicationRow.class, name, LockModeType.PESSIMISTIC_WRITE);
            SeatLimit.hold(transactions.queue(), name);
        });
    }

    /** The ledger's foreign key keeps an application that has seats. */
    @Override
    public boolean delete(String name) {
        return transactions.call(em -> {
            SeatLimit.remove(transactions.queue(), name);
            boolean removed = Statements.remove(em, ApplicationRow.class, name);
            em.flush();
            transactions.afterCommit(recent::forget);
            return removed;
        });
    }

    @Override
    public List<String> naming(String identityProvider) {
        return named(row -> References.toIdps(row.definition()).contains(identityProvider));
    }

    @Override
    public List<String> sharing(String policy) {
        return named(row -> References.toPolicies(row.definition()).contains(policy));
    }

    private List<String> named(Predicate<ApplicationRow> which) {
        return rows().stream().filter(which).map(ApplicationRow::name).toList();
    }

    @Override
    public void sharedPolicyChanged(String before, String now) {
        transactions.run(em -> {
            for (String name : before.equals(now) ? List.<String>of() : sharing(before)) {
                ApplicationRow row = em.find(ApplicationRow.class, name, LockModeType.PESSIMISTIC_WRITE);
                row.define(References.renamed(row.definition(), before, now));
            }
            em.flush();
            transactions.afterCommit(recent::forget);
        });
    }

    private Optional<Remembered> known(String name) {
        return transactions.isUnderWay()
                ? look(name)
                : Optional.ofNullable(recent.get().get(name)).or(() -> lookForNewOne(name));
    }

    /** Another node may have made it a moment ago. Anybody can ask for any name: so many looks, and no more. */
    private Optional<Remembered> lookForNewOne(String name) {
        if (!name.matches(Shapes.NAME) || !looksForNewOnes.take()) {
            return Optional.empty();
        }
        Optional<Remembered> fresh = look(name);
        fresh.ifPresent(one -> recent.forget());
        return fresh;
    }

    private Collection<Remembered> applications() {
        return (transactions.isUnderWay() ? load() : recent.get()).values();
    }

    private Optional<Remembered> look(String name) {
        return transactions.call(em -> Optional.ofNullable(em.find(ApplicationRow.class, name))
                .map(row -> remember(row, applied(List.of(row)))));
    }

    private Map<String, Remembered> load() {
        Map<String, Remembered> byName = new LinkedHashMap<>();
        List<ApplicationRow> all = rows();
        Map<String, AccessPolicy> applied = applied(all);
        if (!References.areAmong(applied.keySet(), all)) { // one was renamed in between
            all = rows();
            applied = applied(all);
        }
        Map<String, AccessPolicy> shared = applied;
        readable.read(all, row -> remember(row, shared))
                .forEach(one -> byName.put(one.application().name(), one));
        return byName;
    }

    @Override
    public Map<String, String> unreadable() {
        load();
        return readable.unreadable();
    }

    private List<ApplicationRow> rows() {
        return transactions.call(
                em -> em.createQuery("select a from ApplicationRow a order by a.name", ApplicationRow.class)
                        .getResultList());
    }

    /** What shared policies say now; nobody asks where no application refers to one. */
    private Map<String, AccessPolicy> applied(List<ApplicationRow> all) {
        return References.areAmong(Set.of(), all) ? Map.of() : policies.applied();
    }

    /** Nobody comes in where it is not known who may: it is out of use. */
    private Remembered remember(ApplicationRow row, Map<String, AccessPolicy> applied) {
        Application application = read(row);
        List<String> gone = application.sharedPolicies().stream()
                .filter(name -> !applied.containsKey(name))
                .toList();
        if (!gone.isEmpty()) {
            throw UnreadableException.withoutPolicies(object(row), gone);
        }
        return new Remembered(application.sharing(applied), row.bearerToken(), row.version());
    }

    private static String object(ApplicationRow row) {
        return Kind.APPLICATION.object(row.name());
    }

    private Application read(ApplicationRow row) {
        return stored.read(object(row), row.definition()).application();
    }
}
