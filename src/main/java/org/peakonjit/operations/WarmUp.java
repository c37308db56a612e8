package org.peakonjit.operations;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.application.ExistingAccountsOverLimit;
import org.peakonjit.application.HandOffKind;
import org.peakonjit.application.OnProvisioningFailure;
import org.peakonjit.application.PeakonNameId;
import org.peakonjit.application.SamlSettings;
import org.peakonjit.application.ScimSettings;
import org.peakonjit.application.SeatRelease;
import org.peakonjit.config.Settings;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.database.pool.DatabaseTrouble;
import org.peakonjit.provisioning.PeakonMaintenance;
import org.peakonjit.provisioning.result.FailureCause;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.saml.PeakonRequest;
import org.peakonjit.saml.idp.IdentityProvider;
import org.peakonjit.saml.keys.SamlKeys;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;
import org.peakonjit.saml.keys.SamlKeys.Use;
import org.peakonjit.saml.metadata.document.CompanyIdp;
import org.peakonjit.saml.sp.Reception;
import org.peakonjit.saml.sp.ServiceProvider;
import org.peakonjit.schedule.DeploymentThreads;
import org.peakonjit.signon.SignOn;
import org.peakonjit.signon.SignOnEvent;
import org.peakonjit.subject.Subject;
import org.peakonjit.subject.UpstreamAuthentication;
import org.peakonjit.trace.SignOnTrace;
import org.peakonjit.trace.TraceContext;
import org.peakonjit.web.destination.SignOnAttempt;
import org.peakonjit.web.signon.HandOffContext;
import org.peakonjit.web.signon.HandOffResponder;
import org.peakonjit.web.signon.OneTimeUse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out sign-ons of nobody while no one waits, so that the first person does not wait for classes to be loaded and
 * compiled: our own IdP side answers our own SP. What they write is rolled back, and nobody is told. Peakon's part is
 * rehearsed by calls that go no farther than this machine.
 */
@Singleton
class WarmUp {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final int SIGN_ONS = 30;
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final String NOBODY = "nobody@rehearsal.invalid";

    private final Settings settings;
    private final SamlKeys keys;
    private final ServiceProvider serviceProvider;
    private final IdentityProvider identityProvider;
    private final UnitOfWork unitOfWork;
    private final OneTimeUse oneTimeUse;
    private final SignOn signOn;
    private final Event<SignOnEvent.Rehearsed> events;
    private final HandOffResponder handOffs;
    private final PeakonMaintenance peakon;
    private final Clock clock;
    private final Application application;
    private volatile @Nullable Instant until;

    @Inject
    WarmUp(
            Settings settings,
            SamlKeys keys,
            ServiceProvider serviceProvider,
            IdentityProvider identityProvider,
            UnitOfWork unitOfWork,
            OneTimeUse oneTimeUse,
            SignOn signOn,
            Event<SignOnEvent.Rehearsed> events,
            HandOffResponder handOffs,
            PeakonMaintenance peakon,
            Clock clock) {
        this.settings = settings;
        this.keys = keys;
        this.serviceProvider = serviceProvider;
        this.identityProvider = identityProvider;
        this.unitOfWork = unitOfWork;
        this.oneTimeUse = oneTimeUse;
        this.signOn = signOn;
        this.events = events;
        this.handOffs = handOffs;
        this.peakon = peakon;
        this.clock = clock;
        this.application = application(settings);
    }

    /** Whether whoever can go elsewhere had better do so; for ten seconds at most. */
    boolean isUnderWay() {
        Instant end = until;
        return end != null && clock.instant().isBefore(end);
    }

    /** Begins, in the background. */
    void start() {
        until = clock.instant().plus(LONGEST);
        new DeploymentThreads("warm-up").newThread(this::run).start();
    }

    void run() {
        try {
            List<X509Certificate> certificates = keys.published(Use.IDP_SIGNING).stream()
                    .map(SamlKey::certificate)
                    .toList();
            CompanyIdp ourselves = new CompanyIdp(
                    settings.url("/idp/metadata").toString(),
                    Optional.of(settings.url("/idp/sso")),
                    Optional.empty(),
                    certificates.stream().map(X509Certificate::getPublicKey).toList(),
                    certificates,
                    true,
                    Optional.empty(),
                    Optional.empty(),
                    List.of());
            for (int i = 0; i < SIGN_ONS; i++) {
                if (serviceProvider.rehearse(ourselves, this::answer) instanceof Reception.Accepted accepted) {
                    decide(accepted);
                    handOff(accepted);
                }
            }
            peakon.rehearse(application, ScimUser.known(NOBODY, Optional.of(NOBODY), Optional.of(NOBODY)));
        } catch (RuntimeException | IOException e) {
            if (DatabaseTrouble.isAway(e)) {
                return; // that is said already
            }
            LOG.warn("The rehearsal of sign-ons broke off; the first person may wait a little longer", e);
        } finally {
            until = null;
        }
    }

    private String answer(PeakonRequest request) {
        UpstreamAuthentication authentication = new UpstreamAuthentication(
                clock.instant(), Optional.empty(), List.of(), Optional.empty(), OptionalInt.empty());
        return identityProvider
                .respond(application, NOBODY, request, null, authentication)
                .samlResponse();
    }

    private void decide(Reception.Accepted accepted) {
        Subject subject = new Subject(
                accepted.subject().issuer(),
                accepted.subject().nameId(),
                Map.of("mail", List.of(NOBODY), "givenName", List.of("No"), "sn", List.of("Body")),
                settings.attributes());
        try (SignOnTrace.Scope steps = SignOnTrace.begin(null, TraceContext.fresh())) {
            unitOfWork.call(() -> {
                oneTimeUse.useUp(accepted);
                signOn.decideLocally(signOn.plan(application, subject));
                events.fire(new SignOnEvent.Rehearsed(outcome()));
                throw new RolledBack();
            });
        } catch (RolledBack e) {
            LOG.trace("rolled back, as everything here is");
        }
    }

    private void handOff(Reception.Accepted accepted) throws IOException {
        handOffs.handOff(
                NobodysBrowser.request(),
                NobodysBrowser.response(),
                application,
                HandOffContext.of(new SignOnAttempt(application, accepted), NOBODY));
    }

    private SignOnEvent outcome() {
        return new SignOnEvent(
                clock.instant(),
                "REHEARSAL",
                application.name(),
                NOBODY,
                null,
                SignOnEvent.Flow.LOGIN,
                RefusalCode.INTERNAL_ERROR.code(),
                null,
                FailureCause.OTHER_SIGN_ON.fault().text(),
                null);
    }

    private static Application application(Settings settings) {
        return new Application(
                "rehearsal",
                "",
                null,
                true,
                List.of(),
                new SamlSettings(
                        HandOffKind.ASSERTION,
                        settings.sp().entityId(),
                        settings.url("/saml/acs"),
                        null,
                        PeakonNameId.EMAIL,
                        List.of(),
                        null,
                        List.of(),
                        0),
                new ScimSettings(
                        true,
                        URI.create("https://rehearsal.invalid"),
                        null,
                        ExistingAccountsOverLimit.ADMIT,
                        OnProvisioningFailure.ADMIT_KNOWN,
                        false,
                        1,
                        List.of(),
                        SeatRelease.OFF));
    }

    /** Ends a transaction that nothing shall be left of. */
    private static final class RolledBack extends RuntimeException {

        private static final long serialVersionUID = 1L;

        RolledBack() {
            super("rehearsed", null, false, false);
        }
    }
}
