package org.peakonjit.administration.simulation;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
import org.peakonjit.provisioning.PeakonMaintenance;
import org.peakonjit.provisioning.result.ListResponse;
import org.peakonjit.provisioning.result.LookUp;
import org.peakonjit.provisioning.result.ProvisioningFailure;
import org.peakonjit.provisioning.result.ProvisioningFailure.Obstacle;
import org.peakonjit.provisioning.result.ServiceAdvice;
import org.peakonjit.provisioning.result.Trial;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.provisioning.user.SearchKey;
import org.peakonjit.refusal.Fault;
import org.peakonjit.secret.RandomId;
import org.peakonjit.signon.Arrival;
import org.peakonjit.signon.Plan;
import org.peakonjit.signon.Planner;
import org.peakonjit.subject.Person;

/**
 * Finds out whether an application's SCIM settings work, and says in words what is wrong, and what is done otherwise than
 * RFC 7644 says. Only GETs go out, and a PATCH of an account that nobody has.
 */
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
        /** The look-up that decides. */
        USER_NAME_FILTER,
        EXTERNAL_ID_FILTER,
        EMAIL_FILTER,
        EMPLOYEE_NUMBER_FILTER,
        /** A PATCH, and the type of its body. */
        CHANGES,
        /** The look-ups of a new person's sign-on, for somebody whom nobody knows, and what it would come to. */
        NEW_PERSON
    }

    /** How well a step went. */
    public enum Outcome implements Worded {
        GOOD,
        /** Sign-ons go well, but not as the RFC says, or nobody can tell before. */
        DOUBTFUL,
        /** Sign-ons of new people fail. */
        BAD
    }

    /**
     * How a step went.
     *
     * @param doubtful whether it works in another way than it should, or perhaps
     * @param explanation what was found, or what is wrong
     * @param trouble what to do about it; empty where the step went well
     */
    public record Finding(Step step, Optional<Obstacle> trouble, boolean doubtful, Fault explanation, Duration took) {
        /** Whether nothing is wrong. */
        public boolean isGood() {
            return trouble.isEmpty();
        }

        public Outcome outcome() {
            if (trouble.isPresent()) {
                return Outcome.BAD;
            }
            return doubtful ? Outcome.DOUBTFUL : Outcome.GOOD;
        }
    }

    /** Tries one step after the other. Never throws for what the service does. Not to be called in a transaction. */
    public List<Finding> run(Application application) {
        List<Finding> findings = new ArrayList<>();
        for (Step step : Step.values()) {
            if (findings.stream().allMatch(Finding::isGood)) {
                findings.add(
                        step == Step.SETTINGS ? settings(application) : timed(step, () -> result(step, application)));
            }
        }
        return findings;
    }

    private StepResult result(Step step, Application application) {
        return switch (step) {
            case SETTINGS -> address(Objects.requireNonNull(application.scim().baseUrl()));
            case SERVICE_PROVIDER_CONFIG -> config(application);
            case USERS -> users(application);
            case USER_NAME_FILTER -> filter(application, SearchKey.USER_NAME);
            case EXTERNAL_ID_FILTER -> filter(application, SearchKey.EXTERNAL_ID);
            case EMAIL_FILTER -> filter(application, SearchKey.EMAIL);
            case EMPLOYEE_NUMBER_FILTER -> filter(application, SearchKey.EMPLOYEE_NUMBER);
            case CHANGES -> StepResult.of(peakon.tryPatch(application, Deadline.in(PATIENCE)), "PATCH");
            case NEW_PERSON -> newPerson(application);
        };
    }

    private StepResult filter(Application application, SearchKey key) {
        return StepResult.of(peakon.tryFilter(application, key, Deadline.in(PATIENCE)), key.attribute());
    }

    private Finding settings(Application application) {
        URI url = application.scim().baseUrl();
        if (url == null || applications.bearerToken(application.name()).isEmpty()) {
            Fault missing = (url == null ? Reason.NO_URL : Reason.NO_TOKEN).fault();
            return new Finding(Step.SETTINGS, Optional.of(Obstacle.NOT_CONFIGURED), false, missing, Duration.ZERO);
        }
        return timed(Step.SETTINGS, () -> address(url));
    }

    private static StepResult address(URI url) {
        String host = WebUrlText.host(url).orElse(null);
        if (host == null) {
            return new StepResult(Optional.of(Obstacle.ADDRESS_REFUSED), Reason.NO_HOST.fault(url));
        }
        return ForbiddenAddress.of(host).isPresent()
                ? new StepResult(Optional.of(Obstacle.ADDRESS_REFUSED), Reason.FORBIDDEN_ADDRESS.fault(host))
                : StepResult.good(Reason.URL, url);
    }

    private StepResult config(Application application) {
        ServiceAdvice advice = peakon.serviceProviderConfig(application, Deadline.in(PATIENCE));
        if (advice instanceof ServiceAdvice.Failed failed) {
            return StepResult.of(failed.failure());
        }
        return advice instanceof ServiceAdvice.Given given
                ? StepResult.good(Reason.ADVICE, supported(given.patch()), supported(given.filter()))
                : StepResult.good(Reason.NO_ADVICE);
    }

    private static Fault supported(boolean is) {
        return (is ? Reason.SUPPORTED : Reason.NOT_SUPPORTED).fault();
    }

    private StepResult users(Application application) {
        ListResponse page = peakon.page(application, 1, USERS, Deadline.in(PATIENCE));
        if (page instanceof ListResponse.Failed failed) {
            return StepResult.of(failed.failure());
        }
        ListResponse.Accounts accounts = (ListResponse.Accounts) page;
        int read = accounts.accounts().size();
        return accounts.total().isPresent()
                ? StepResult.good(Reason.USERS_READ, read, accounts.total().getAsInt())
                : StepResult.good(Reason.USERS_READ_OF_UNKNOWN, read);
    }

    private StepResult newPerson(Application application) {
        String name = "nobody-" + RandomId.next() + "@peakon-jit-proxy.invalid";
        ScimUser nobody = ScimUser.known(name, Optional.of(name), Optional.of(name));
        LookUp answer = peakon.findInBackground(application, nobody, Deadline.in(PATIENCE));
        if (answer instanceof LookUp.Failed failed) {
            return StepResult.of(failed.failure());
        }
        Arrival arrival = new Arrival(
                application, Optional.empty(), Person.at(name), new Mapped.Complete(nobody), Optional.empty());
        Optional<LicenseUsage> none =
                Optional.of(seats.usage(application.name())).filter(usage -> !usage.hasSeatLeft());
        Plan plan = planner.onAnswer(arrival, nobody, none, Optional.empty(), answer);
        return StepResult.good(plan instanceof Plan.Create ? Reason.WOULD_CREATE : Reason.WOULD_REFUSE);
    }

    private record StepResult(Optional<Obstacle> trouble, Fault explanation, boolean doubtful) {

        StepResult(Optional<Obstacle> trouble, Fault explanation) {
            this(trouble, explanation, false);
        }

        static StepResult of(Trial trial, String what) {
            Optional<Obstacle> trouble = trial instanceof Trial.Failed failed
                    ? Optional.of(failed.failure().obstacle())
                    : Optional.empty();
            return new StepResult(trouble, Tried.explanation(trial, what), trial instanceof Trial.Differs);
        }

        static StepResult good(Reason reason, Object... about) {
            return new StepResult(Optional.empty(), reason.fault(about));
        }

        static StepResult of(ProvisioningFailure failure) {
            return new StepResult(Optional.of(failure.obstacle()), failure.fault());
        }
    }

    private static Finding timed(Step step, Supplier<StepResult> work) {
        long begun = System.nanoTime();
        StepResult result = work.get();
        return new Finding(
                step,
                result.trouble(),
                result.doubtful(),
                result.explanation(),
                Duration.ofNanos(System.nanoTime() - begun));
    }
}
