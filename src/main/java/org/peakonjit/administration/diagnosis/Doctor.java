package org.peakonjit.administration.diagnosis;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.diagnosis.Diagnosis.Finding;
import org.peakonjit.administration.simulation.ConnectionTest;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.application.HandOffKind;
import org.peakonjit.provisioning.result.ProvisioningFailure.Obstacle;

/**
 * Looks at all that a sign-on needs, from the browser's address to Peakon, and says what is good, doubtful or bad about
 * it, and what to do. It reads, and changes nothing anywhere.
 */
@Singleton
public class Doctor {

    private final BaseUrlCheck baseUrl;
    private final DatabaseCheck database;
    private final KeyCheck keys;
    private final IdentityProviderCheck identityProviders;
    private final Applications applications;
    private final ConnectionTest connectionTest;
    private final ClockCheck clocks;

    @Inject
    public Doctor(
            BaseUrlCheck baseUrl,
            DatabaseCheck database,
            KeyCheck keys,
            IdentityProviderCheck identityProviders,
            Applications applications,
            ConnectionTest connectionTest,
            ClockCheck clocks) {
        this.baseUrl = baseUrl;
        this.database = database;
        this.keys = keys;
        this.identityProviders = identityProviders;
        this.applications = applications;
        this.connectionTest = connectionTest;
        this.clocks = clocks;
    }

    /**
     * Looks at everything. Not to be called in a transaction.
     *
     * @param seenAt the address below which whoever asks sees this product; null where nobody can say
     */
    public Diagnosis diagnose(@Nullable URI seenAt) {
        List<Finding> findings = new ArrayList<>(withoutPeakon(seenAt).findings());
        identityProviders
                .metadataUrls()
                .forEach((name, url) ->
                        clocks.check(Area.IDENTITY_PROVIDER, name, url).ifPresent(findings::add));
        applications.all().forEach(application -> findings.addAll(scim(application)));
        return new Diagnosis(List.copyOf(findings));
    }

    /** The same without a call to any Peakon. */
    public Diagnosis withoutPeakon(@Nullable URI seenAt) {
        List<Finding> findings = new ArrayList<>(baseUrl.check(seenAt));
        findings.addAll(database.check());
        findings.addAll(keys.check());
        findings.addAll(identityProviders.check());
        List<Application> all = applications.all();
        if (all.isEmpty()) {
            findings.add(bad(null, DiagnosisFault.NO_APPLICATION, DiagnosisFault.ADD_APPLICATION));
        }
        all.forEach(application -> findings.add(saml(application)));
        return new Diagnosis(List.copyOf(findings));
    }

    private static Finding saml(Application application) {
        String name = application.name();
        if (!application.enabled()) {
            return doubtful(name, DiagnosisFault.APPLICATION_DISABLED, DiagnosisFault.ENABLE_APPLICATION);
        }
        boolean redirect = application.saml().handOff() == HandOffKind.REDIRECT;
        if (redirect && application.saml().loginUrl() == null) {
            return bad(name, DiagnosisFault.NO_LOGIN_URL, DiagnosisFault.SET_LOGIN_URL);
        }
        return !redirect && application.saml().acsUrl() == null
                ? bad(name, DiagnosisFault.NO_ACS, DiagnosisFault.SET_ACS)
                : Finding.good(Area.APPLICATION, name, DiagnosisFault.APPLICATION_GOOD.fault());
    }

    private List<Finding> scim(Application application) {
        String name = application.name();
        if (!application.scim().jitProvisioning()) {
            return List.of(Finding.doubtful(
                    Area.SCIM, name, DiagnosisFault.JIT_OFF.fault(), DiagnosisFault.TURN_JIT_ON.fault()));
        }
        URI url = application.scim().baseUrl();
        Optional<Finding> clock = url == null ? Optional.empty() : clocks.check(Area.SCIM, name, url);
        return Stream.concat(
                        clock.stream(),
                        connectionTest.run(application).stream()
                                .map(step -> new Finding(
                                        Area.SCIM,
                                        name,
                                        verdict(step.outcome()),
                                        step.explanation(),
                                        step.trouble().map(Obstacle::fault).orElse(null))))
                .toList();
    }

    private static Verdict verdict(ConnectionTest.Outcome outcome) {
        return switch (outcome) {
            case GOOD -> Verdict.GOOD;
            case DOUBTFUL -> Verdict.DOUBTFUL;
            case BAD -> Verdict.BAD;
        };
    }

    private static Finding bad(@Nullable String application, DiagnosisFault found, DiagnosisFault advice) {
        return Finding.bad(Area.APPLICATION, application, found.fault(), advice.fault());
    }

    private static Finding doubtful(String application, DiagnosisFault found, DiagnosisFault advice) {
        return Finding.doubtful(Area.APPLICATION, application, found.fault(), advice.fault());
    }
}
