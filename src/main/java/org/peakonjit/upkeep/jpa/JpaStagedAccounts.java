package org.peakonjit.upkeep.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.peakonjit.database.jpa.DatabaseClock;
import org.peakonjit.database.jpa.Statements;
import org.peakonjit.database.jpa.Transactions;
import org.peakonjit.provisioning.user.PeakonAccount;
import org.peakonjit.subject.EmailAddress;
import org.peakonjit.upkeep.ReconciliationReport;
import org.peakonjit.upkeep.ReconciliationReport.Finding;
import org.peakonjit.upkeep.StagedAccounts;

/** In two tables, by SQL that takes a page or a window at once. */
@Singleton
class JpaStagedAccounts implements StagedAccounts {

    private static final String WITHOUT_SEAT =
            " from reconciliation_account a where a.application = ?1 and not a.seated"
                    + " and not exists (select 1 from seat s where s.application = a.application and s.scim_id = a.id)";
    private static final String STAGED = "select a.id, a.name, a.active from reconciliation_account a";

    private final Transactions transactions;
    private final DatabaseClock clock;

    @Inject
    JpaStagedAccounts(Transactions transactions, DatabaseClock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Optional<Progress> begin(String application, UUID run, UUID attempt) {
        return transactions.call(em -> {
            RunPlace place = new RunPlace(em, clock, application, attempt);
            if (place.resume(run)) {
                return Optional.of(new Progress(place.next(), count(em, application)));
            }
            if (!place.take(run)) {
                return Optional.empty();
            }
            drop(em, application);
            return Optional.of(new Progress(1, 0));
        });
    }

    private static long count(EntityManager em, String application) {
        return Statements.sqlNumber(
                em, "select count(*) from reconciliation_account where application = ?1", application);
    }

    private static void drop(EntityManager em, String application) {
        Statements.sqlChange(em, "delete from reconciliation_account where application = ?1", application);
    }

    @Override
    public int add(String application, UUID attempt, List<PeakonAccount> page, int next) {
        return transactions.call(
                em -> new RunPlace(em, clock, application, attempt).keep(next) ? insert(em, application, page) : -1);
    }

    @Override
    public boolean goesOn(String application, UUID attempt) {
        return transactions.call(em -> new RunPlace(em, clock, application, attempt).keep());
    }

    private static int insert(EntityManager em, String application, List<PeakonAccount> page) {
        Map<String, PeakonAccount> fresh = new LinkedHashMap<>();
        page.forEach(account -> fresh.put(account.id(), account));
        staged(em, application, "a.id", fresh.keySet()).forEach(known -> fresh.remove(known.id()));
        if (fresh.isEmpty()) {
            return 0;
        }
        List<Object> values = new ArrayList<>();
        fresh.values()
                .forEach(account -> values.addAll(List.of(
                        application,
                        account.id(),
                        EmailAddress.canonical(account.userName()),
                        account.userName(),
                        account.active())));
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < values.size(); i += 5) {
            rows.append(i == 0 ? "" : ", ")
                    .append("(?%d, ?%d, ?%d, ?%d, ?%d, false)".formatted(i + 1, i + 2, i + 3, i + 4, i + 5));
        }
        Statements.sqlChange(
                em,
                "insert into reconciliation_account (application, id, name, shown, active, seated) values " + rows,
                values.toArray());
        return fresh.size();
    }

    @Override
    public List<Staged> withIds(String application, Collection<String> ids) {
        return transactions.call(em -> staged(em, application, "a.id", ids));
    }

    @Override
    public List<Staged> withNames(String application, Collection<String> names) {
        return transactions.call(em -> staged(
                em,
                application,
                "not exists (select 1 from seat s where s.application = a.application and s.scim_id = a.id) and a.name",
                names));
    }

    private static List<Staged> staged(EntityManager em, String application, String what, Collection<String> values) {
        if (values.isEmpty()) {
            return List.of();
        }
        List<Object> parameters = new ArrayList<>(List.of(application));
        parameters.addAll(values);
        List<Staged> staged = new ArrayList<>();
        for (Object row : Statements.sqlQuery(
                        em,
                        STAGED + " where a.application = ?1 and " + what + " in (" + marks(values.size()) + ")",
                        parameters.toArray())
                .getResultList()) {
            Object[] columns = (Object[]) row;
            staged.add(new Staged((String) columns[0], (String) columns[1], (Boolean) columns[2]));
        }
        return staged;
    }

    /** From the second on. */
    private static String marks(int count) {
        return IntStream.range(2, count + 2).mapToObj(number -> "?" + number).collect(Collectors.joining(", "));
    }

    @Override
    public void seat(String application, UUID attempt, Set<String> ids) {
        if (!ids.isEmpty()) {
            List<Object> parameters = new ArrayList<>(List.of(application));
            parameters.addAll(ids);
            transactions.run(em -> {
                if (new RunPlace(em, clock, application, attempt).keep()) {
                    Statements.sqlChange(
                            em,
                            "update reconciliation_account set seated = true where application = ?1 and id in ("
                                    + marks(ids.size()) + ")",
                            parameters.toArray());
                }
            });
        }
    }

    @Override
    public Finding withoutSeat(String application) {
        return transactions.call(em -> {
            long count = Statements.sqlNumber(em, "select count(*)" + WITHOUT_SEAT, application);
            List<String> names = new ArrayList<>();
            if (count > 0) {
                Statements.sqlQuery(
                                em,
                                "select a.shown" + WITHOUT_SEAT + " order by a.name, a.id limit "
                                        + ReconciliationReport.LONGEST_LIST,
                                application)
                        .getResultList()
                        .forEach(name -> names.add((String) name));
            }
            return new Finding(count, names);
        });
    }

    @Override
    public boolean end(String application, UUID attempt) {
        return transactions.call(em -> {
            boolean left = new RunPlace(em, clock, application, attempt).leave();
            if (left) {
                drop(em, application);
            }
            return left;
        });
    }

    @Override
    public void forget(String application) {
        transactions.run(em -> {
            Statements.sqlChange(em, "delete from reconciliation_run where application = ?1", application);
            drop(em, application);
        });
    }
}
