package org.peakonjit.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peakonjit.application.InMemoryApplications;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.Settings;
import org.peakonjit.config.TestSettings;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.events.RecordedEvents;
import org.peakonjit.network.ClientAddresses;
import org.peakonjit.saml.idp.IdentityProvider;
import org.peakonjit.saml.idp.RealIdentityProvider;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.metadata.ConnectedIdps;
import org.peakonjit.saml.replay.InMemoryUsedAssertions;
import org.peakonjit.saml.sp.RealServiceProvider;
import org.peakonjit.saml.sp.ServiceProvider;
import org.peakonjit.secret.TestSealers;
import org.peakonjit.signon.SignOnEvent;
import org.peakonjit.signon.SignOnParts;
import org.peakonjit.signout.SignOutSeal;
import org.peakonjit.web.destination.KnownDestinations;
import org.peakonjit.web.handoff.HandOffs;
import org.peakonjit.web.page.RefusalPageTest;
import org.peakonjit.web.request.StateCookies;
import org.peakonjit.web.signon.HandOffResponder;
import org.peakonjit.web.signon.OneTimeUse;
import org.peakonjit.web.signon.SignOnResponder;
import org.peakonjit.web.signon.SignOutCookies;

class WarmUpTest {

    private final List<RuntimeException> rolledBack = new ArrayList<>();
    private int committed;

    private final UnitOfWork unitOfWork = new UnitOfWork() {
        @Override
        public <T> T call(Supplier<T> work) {
            try {
                T result = work.get();
                committed++;
                return result;
            } catch (RuntimeException e) {
                rolledBack.add(e);
                throw e;
            }
        }

        @Override
        public void afterCommit(Runnable work) {
            throw new UnsupportedOperationException();
        }
    };

    private final SignOnParts parts = new SignOnParts();
    private final RecordedEvents<SignOnEvent> signOns = new RecordedEvents<>();
    private final RecordedEvents<SignOnEvent.Rehearsed> rehearsed = new RecordedEvents<>();

    private WarmUp warmUp(Path dir, UnitOfWork work) {
        Settings settings = TestSettings.in(dir, Map.of(SettingKey.BASE_URL, "https://sso.corp.example/proxy"));
        GeneratedKeys keys = new GeneratedKeys();
        InMemoryApplications applications = new InMemoryApplications();
        ServiceProvider serviceProvider = RealServiceProvider.of(settings, keys, ConnectedIdps.example(dir));
        IdentityProvider identityProvider = RealIdentityProvider.of(settings, keys, applications);
        Clock clock = Clock.systemUTC();
        HandOffResponder handOffs = new HandOffResponder(
                new HandOffs(identityProvider),
                new SignOnResponder(
                        signOns,
                        KnownDestinations.of(applications),
                        identityProvider,
                        RefusalPageTest.pages(settings),
                        new ClientAddresses(settings),
                        clock),
                new SignOutCookies(
                        new StateCookies(settings, serviceProvider), new SignOutSeal(TestSealers.fresh(), clock)));
        return new WarmUp(
                settings,
                keys,
                serviceProvider,
                identityProvider,
                work,
                new OneTimeUse(new InMemoryUsedAssertions()),
                parts.signOn,
                rehearsed,
                handOffs,
                parts.peakon,
                clock);
    }

    @Test
    void goesTheWholeWayAndCommitsNothing(@TempDir Path dir) {
        warmUp(dir, unitOfWork).run();

        assertThat(rolledBack).hasSize(30).extracting(Throwable::getMessage).containsOnly("rehearsed");
        assertThat(committed).isZero();
        assertThat(parts.recorded).isEmpty();
        assertThat(signOns.fired()).isEmpty();
        assertThat(rehearsed.fired()).hasSize(30);
        assertThat(parts.peakon.lookUps).hasValue(0);
        assertThat(parts.peakon.rehearsed).containsExactly("nobody@rehearsal.invalid");
    }

    @Test
    void isUnderWayUntilItEnds(@TempDir Path dir) throws InterruptedException {
        CountDownLatch goOn = new CountDownLatch(1);
        WarmUp warmUp = warmUp(dir, new UnitOfWork() {
            @Override
            public <T> T call(Supplier<T> work) {
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return unitOfWork.call(work);
            }

            @Override
            public void afterCommit(Runnable work) {
                throw new UnsupportedOperationException();
            }
        });
        assertThat(warmUp.isUnderWay()).isFalse();

        warmUp.start();
        assertThat(warmUp.isUnderWay()).isTrue();

        goOn.countDown();
        for (int i = 0; i < 500 && warmUp.isUnderWay(); i++) {
            Thread.sleep(10);
        }
        assertThat(warmUp.isUnderWay()).isFalse();
        assertThat(rolledBack).hasSize(30);
    }
}
