package org.peakonjit.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.access.Administrator;
import org.peakonjit.access.Administrators;
import org.peakonjit.access.Administrators.Account;
import org.peakonjit.access.PasswordHash;
import org.peakonjit.access.Role;
import org.peakonjit.access.jpa.StoredAdministrators;
import org.peakonjit.administration.accounts.AdministratorChanges;
import org.peakonjit.administration.accounts.AdministratorChanges.Outcome;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.events.RecordedEvents;

/** Two administrators who put each other out at the same moment leave one of them. */
class RacingAdministratorsIT {

    private static final int ROUNDS = 25;
    private static final PasswordHash PASSWORD = PasswordHash.of("long enough for all");

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void removingEachOther(TestDatabase kind) throws Exception {
        race(kind, Outcome.REMOVED, (changes, other) -> changes.remove("somebody", other));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void demotingEachOther(TestDatabase kind) throws Exception {
        race(kind, Outcome.CHANGED, (changes, other) -> changes.put("somebody", other, Role.AUDITOR, null));
    }

    private static void race(TestDatabase kind, Outcome won, BiFunction<AdministratorChanges, String, Outcome> attack)
            throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (TestNode node = new TestNode(kind.fresh())) {
            Administrators administrators = StoredAdministrators.in(node.transactions);
            AdministratorChanges changes = new AdministratorChanges(
                    administrators, node.unitOfWork, new ChangeLog(new RecordedEvents<>(), Clock.systemUTC()));
            for (int round = 0; round < ROUNDS; round++) {
                for (String name : List.of("ann", "ben")) {
                    administrators.put(new Account(new Administrator(name, Role.ADMINISTRATOR), PASSWORD));
                }
                CyclicBarrier start = new CyclicBarrier(2);
                Future<Outcome> one = threads.submit(() -> {
                    start.await();
                    return attack.apply(changes, "ann");
                });
                Future<Outcome> other = threads.submit(() -> {
                    start.await();
                    return attack.apply(changes, "ben");
                });
                assertThat(List.of(one.get(), other.get())).containsExactlyInAnyOrder(won, Outcome.LAST_ADMINISTRATOR);
                assertThat(administrators.all())
                        .filteredOn(left -> left.role().mayChange())
                        .hasSize(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
