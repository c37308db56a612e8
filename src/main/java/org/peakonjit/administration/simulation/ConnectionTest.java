package org.peakonjit.administration.simulation;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.json.Worded;
import org.peakonjit.license.LicenseUsage;
import org.peakonjit.license.Seats;
import org.peakonjit.outbound.ForbiddenAddress;
import org.peakonjit.outbound.WebUrlText;
import org.peakonjit.provisioning.AttributeMapper.Mapped;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.ListResponse;
import org.peakonjit.provisioning.LookUp;
import org.peakonjit.provisioning.PeakonMaintenance;
import org.peakonjit.provisioning.ProvisioningFailure;
import org.peakonjit.provisioning.ProvisioningFailure.Obstacle;
import org.peakonjit.provisioning.ScimUser;
import org.peakonjit.provisioning.ServiceAdvice;
import org.peakonjit.refusal.Fault;
import org.peakonjit.secret.RandomId;
import org.peakonjit.signon.Arrival;
import org.peakonjit.signon.Plan;
import org.peakonjit.signon.Planner;
import org.peakonjit.subject.Person;

/** Finds out whether an application's SCIM settings work, and says in words what is wrong. Only GETs go out. */
@Singleton
public class ConnectionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int USERS = 10;

    private final Applications applications;
    private final PeakonMaintenance peakon;

    private final Seats seats;
    private final Planner planner;

    @Inject
    public ConnectionTest(Applications applications, PeakonMaintenance peakon, Seats seats, Planner planner) {
        this.seats = seats;
        this.planner = planner;
        this.applications = applications;
        this.peakon = peakon;
    }

    /** What is tried, in order; the first that fails is the last. */
    public enum Step implements Worded {
        /** URL and token are set, and the URL is one we may call. */
        SETTINGS,
        /** {@code /ServiceProviderConfig} (RFC 7644 §4); services without one are fine. */
        SERVICE_PROVIDER_CONFIG,
        /** A page of {@code /Users}. */
        USERS,
        /** The look-ups of a new person's sign-on, for somebody whom nobody knows, and what it would come to. */
        NEW_PERSON
    }

    /**
     * How a step went.
     *
     * @param explanation what was found, or what is wrong
     * @param trouble what to do about it; empty where the step went well
     */
    public record Finding(Step step, Optional<Obstacle> trouble, Fault explanation, Duration took) {
        /** Whether nothing is wrong. */
        public boolean isGood() {
            return trouble.isEmpty();
        }
    }

    /** Tries one step after the other. Never throws for what the service does. Not to be called in a transaction. */
    public List<Finding> run(Application application) {
        List<Finding> findings = new ArrayList<>();
        findings.add(settings(application));
        if (findings.get(0).isGood()) {
            findings.add(timed(Step.SERVICE_PROVIDER_CONFIG, () -> config(application)));
        }
        if (findings.stream().allMatch(Finding::isGood)) {
            findings.add(timed(Step.USERS, () -> users(application)));
        }
        if (findings.stream().allMatch(Finding::isGood)) {
            findings.add(timed(Step.NEW_PERSON, () -> newPerson(application)));
        }
        return findings;
    }

    private Finding settings(Application application) {
        URI url = application.scim().baseUrl();
        if (url == null || applications.bearerToken(application.name()).isEmpty()) {
            Fault missing = (url == null ? Reason.NO_URL : Reason.NO_TOKEN).fault();
            return new Finding(Step.SETTINGS, Optional.of(Obstacle.NOT_CONFIGURED), missing, Duration.ZERO);
        }
        return timed(Step.SETTINGS, () -> address(url));
    }

    private static Said address(URI url) {
        String host = WebUrlText.host(url).orElse(null);
        if (host == null) {
            return new Said(Optional.of(Obstacle.ADDRESS_REFUSED), Reason.NO_HOST.fault(url));
        }
        return ForbiddenAddress.of(host).isPresent()
                ? new Said(Optional.of(Obstacle.ADDRESS_REFUSED), Reason.FORBIDDEN_ADDRESS.fault(host))
                : Said.good(Reason.URL, url);
    }

    private Said config(Application application) {
        ServiceAdvice advice = peakon.serviceProviderConfig(application, Deadline.in(PATIENCE));
        if (advice instanceof ServiceAdvice.Failed failed) {
            return Said.of(failed.failure());
        }
        return advice instanceof ServiceAdvice.Given given
                ? Said.good(Reason.ADVICE, supported(given.patch()), supported(given.filter()))
                : Said.good(Reason.NO_ADVICE);
    }

    private static Fault supported(boolean is) {
        return (is ? Reason.SUPPORTED : Reason.NOT_SUPPORTED).fault();
    }

    private Said users(Application application) {
        ListResponse page = peakon.page(application, 1, USERS, Deadline.in(PATIENCE));
        if (page instanceof ListResponse.Failed failed) {
            return Said.of(failed.failure());
        }
        ListResponse.Accounts accounts = (ListResponse.Accounts) page;
        int read = accounts.accounts().size();
        return accounts.total().isPresent()
                ? Said.good(Reason.USERS_READ, read, accounts.total().getAsInt())
                : Said.good(Reason.USERS_READ_OF_UNKNOWN, read);
    }

    private Said newPerson(Application application) {
        String name = "nobody-" + RandomId.next() + "@peakon-jit-proxy.invalid";
        ScimUser nobody = ScimUser.known(name, Optional.of(name), Optional.of(name));
        LookUp answer = peakon.findInBackground(application, nobody, Deadline.in(PATIENCE));
        if (answer instanceof LookUp.Failed failed) {
            return Said.of(failed.failure());
        }
        Arrival arrival = new Arrival(
                application, Optional.empty(), Person.at(name), new Mapped.Complete(nobody), Optional.empty());
        Optional<LicenseUsage> none =
                Optional.of(seats.usage(application.name())).filter(usage -> !usage.hasSeatLeft());
        Plan plan = planner.onAnswer(arrival, nobody, none, Optional.empty(), answer);
        return Said.good(plan instanceof Plan.Create ? Reason.WOULD_CREATE : Reason.WOULD_REFUSE);
    }

    private record Said(Optional<Obstacle> trouble, Fault explanation) {
        static Said good(Reason reason, Object... about) {
            return new Said(Optional.empty(), reason.fault(about));
        }

        static Said of(ProvisioningFailure failure) {
            return new Said(Optional.of(failure.obstacle()), failure.fault());
        }
    }

    private static Finding timed(Step step, Supplier<Said> work) {
        long begun = System.nanoTime();
        Said said = work.get();
        return new Finding(step, said.trouble(), said.explanation(), Duration.ofNanos(System.nanoTime() - begun));
    }
}
