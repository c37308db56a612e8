package org.peakonjit.signon;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.peakonjit.application.Application;
import org.peakonjit.application.Fixtures;
import org.peakonjit.database.AtOnce;
import org.peakonjit.events.RecordedEvents;
import org.peakonjit.license.Seats;
import org.peakonjit.license.seat.AccountNames;
import org.peakonjit.provisioning.AttributeMapper;
import org.peakonjit.provisioning.PeakonUsers;
import org.peakonjit.provisioning.SystemTime;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.schedule.InMemoryOutbox;
import org.peakonjit.signon.SignOnResult.Admitted;
import org.peakonjit.signon.SignOnResult.Refused;
import org.peakonjit.subject.Subject;
import org.peakonjit.subject.Subjects;

/** A new person who opens Peakon in several tabs at once, while Peakon takes its time. */
class WaitingTabsTest {

    private static final int TABS = 8;
    private static final Subject ANN = Subjects.known("7", "ann@corp.example");

    private final SignOnParts parts = new SignOnParts();
    private final Application application = Fixtures.peakon(10);
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answers = new CountDownLatch(1);
    private final AtomicInteger looks = new AtomicInteger();
    private final SignOn signOn = SignOnNode.of(
            new SignOnNode.Database(
                    before(Seats.class, parts.seats, method -> looks.incrementAndGet()),
                    new InMemoryOutbox(Clock.systemUTC()),
                    parts.conflicts,
                    new AtOnce()),
            before(PeakonUsers.class, parts.peakon, this::takeYourTime),
            WaitingTabsTest::map,
            parts.issuers,
            new RecordedEvents<>(),
            Clock.systemUTC(),
            new SystemTime());

    private interface Before {
        void call(String method) throws InterruptedException;
    }

    private static <T> T before(Class<T> type, T target, Before before) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    before.call(method.getName());
                    try {
                        return method.invoke(target, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private void takeYourTime(String method) throws InterruptedException {
        if (method.equals("create")) {
            asked.countDown();
            assertThat(answers.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static AttributeMapper.Mapped map(Application application, Subject subject) {
        String address = subject.address().orElseThrow().value();
        return new AttributeMapper.Mapped.Complete(ScimUser.known(address, Optional.of(address), Optional.of(address)));
    }

    @Test
    void theOthersWaitForTheFirstAndAskNobodyMeanwhile() throws Exception {
        ExecutorService tabs = Executors.newFixedThreadPool(TABS);
        try {
            List<Future<SignOnResult>> ends = new ArrayList<>();
            List<Planned> planned = new ArrayList<>();
            for (int tab = 0; tab < TABS; tab++) {
                planned.add(signOn.plan(application, ANN));
            }
            ends.add(tabs.submit(() -> signOn.provision(planned.get(0), result -> {})));
            assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
            int before = looks.get();
            for (int tab = 1; tab < TABS; tab++) {
                Planned other = planned.get(tab);
                ends.add(tabs.submit(() -> signOn.provision(other, result -> {})));
            }
            Thread.sleep(300);
            assertThat(looks).hasValue(before);

            answers.countDown();
            for (Future<SignOnResult> end : ends) {
                assertThat(end.get()).isInstanceOf(Admitted.class);
            }
        } finally {
            answers.countDown();
            tabs.shutdownNow();
        }
        assertThat(parts.peakon.creates).hasValue(1);
        assertThat(parts.seats.usage("peakon").consumed()).isEqualTo(1);
    }

    @Test
    void oneEndsWithinItsBudgetWhereTheFirstDoesNot() {
        parts.seats.limit(1);
        parts.seats.reserve(
                "peakon",
                Subjects.named("ann").person().orElseThrow(),
                AccountNames.UNKNOWN,
                Optional.empty(),
                Duration.ofMinutes(1));
        assertThat(parts.admit(Fixtures.peakon(1), Subjects.named("ann")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.refusal().code()).isEqualTo(RefusalCode.PROVISIONING_UNAVAILABLE));
        assertThat(parts.peakon.lookUps).hasValue(0);
    }
}
