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
import org.peakonjit.saml.idp.RealIdentityProvider;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.metadata.ConnectedIdps;
import org.peakonjit.saml.replay.InMemoryUsedAssertions;
import org.peakonjit.saml.sp.RealServiceProvider;
import org.peakonjit.signon.SignOnParts;
import org.peakonjit.web.signon.OneTimeUse;

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

    private WarmUp warmUp(Path dir, UnitOfWork work) {
        Settings settings = TestSettings.in(dir, Map.of(SettingKey.BASE_URL, "https://sso.corp.example/proxy"));
        GeneratedKeys keys = new GeneratedKeys();
        return new WarmUp(
                settings,
                keys,
                RealServiceProvider.of(settings, keys, ConnectedIdps.example(dir)),
                RealIdentityProvider.of(settings, keys, new InMemoryApplications()),
                work,
                new OneTimeUse(new InMemoryUsedAssertions()),
                parts.signOn,
                Clock.systemUTC());
    }

    @Test
    void goesTheWholeWayAndCommitsNothing(@TempDir Path dir) {
        warmUp(dir, unitOfWork).run();

        assertThat(rolledBack).hasSize(30).extracting(Throwable::getMessage).containsOnly("rehearsed");
        assertThat(committed).isZero();
        assertThat(parts.recorded).isEmpty();
        assertThat(parts.peakon.lookUps).hasValue(0);
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
