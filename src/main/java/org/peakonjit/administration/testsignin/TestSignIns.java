package org.peakonjit.administration.testsignin;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.administration.simulation.Simulation;
import org.peakonjit.administration.simulation.Simulation.Result;
import org.peakonjit.administration.simulation.Simulation.Verdict;
import org.peakonjit.application.Application;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.config.Settings;
import org.peakonjit.saml.metadata.IdentityProviders;
import org.peakonjit.secret.RandomId;

/**
 * Begins test sign-ins, and says what would come of what was asserted: nobody is handed on, no seat is taken, only GETs
 * go to Peakon, and nothing asserted is kept.
 */
@Singleton
public class TestSignIns {

    private final Simulation simulation;
    private final IdentityProviders identityProviders;
    private final ChangeLog changes;
    private final Settings settings;
    private final Clock clock;

    @Inject
    public TestSignIns(
            Simulation simulation,
            IdentityProviders identityProviders,
            ChangeLog changes,
            Settings settings,
            Clock clock) {
        this.simulation = simulation;
        this.identityProviders = identityProviders;
        this.changes = changes;
        this.settings = settings;
        this.clock = clock;
    }

    public TestTicket begin(String actor, Application application) {
        return new TestTicket(RandomId.next(), application.name(), actor, clock.instant());
    }

    /** What would come of it; the audit is told how it went, not of whom. Not to be called in a transaction. */
    public Result conclude(String actor, Application application, Asserted asserted) {
        Result result = simulation.of(
                application, asserted.subject(settings.attributes(), identityProviders.scopeOf(asserted.issuer())));
        changes.record(
                actor,
                isSuccess(result) ? AdministrativeAction.SIGN_IN_TESTED : AdministrativeAction.SIGN_IN_TEST_REFUSED,
                application.name(),
                null,
                null);
        return result;
    }

    /** Whether the person would arrive at Peakon. */
    public static boolean isSuccess(Result result) {
        return result.verdict() != Verdict.REFUSED;
    }
}
