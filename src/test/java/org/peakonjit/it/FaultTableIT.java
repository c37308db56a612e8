package org.peakonjit.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.it.parts.HttpBrowser;
import org.peakonjit.it.parts.Landscape;
import org.peakonjit.it.parts.PayaraMicro;
import org.peakonjit.it.parts.PeopleLandscape;
import org.peakonjit.it.parts.WithSharedParts;
import org.peakonjit.it.parts.WorkDirectories;
import org.peakonjit.provisioning.Fault;
import org.peakonjit.provisioning.FaultyScimServer;

/**
 * What each fault of Peakon's SCIM service does to a new person, to the seats and to the calls. Each fault has an
 * application, hence a circuit, and a SCIM server of its own. The table is written beside the logs.
 */
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@WithSharedParts
class FaultTableIT {

    private static final int BUDGET_SECONDS = 3;
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(150);
    private static final String ADMITTED = "admitted";
    private static final String UNAVAILABLE = "provisioning.unavailable";
    private static final String MISCONFIGURED = "provisioning.misconfigured";
    private static final String REJECTED = "provisioning.rejected";
    private static final String CIRCUIT = "circuit";

    private static final Path TABLE = WorkDirectories.log("fault-table");

    private final PeopleLandscape landscape;
    private final PayaraMicro node;
    private final List<Trial> ofUnknownOutcome = new ArrayList<>();
    private final FaultyScimServer refusing;

    FaultTableIT(PeopleLandscape landscape) throws IOException {
        this.landscape = landscape;
        this.node = landscape.nodes().get(0);
        this.refusing = FaultyScimServer.start();
    }

    /** A fault, what the person sees, and the seats consumed when they see it. */
    enum Case {
        NONE(scim -> {}, ADMITTED, 1),
        POST_429_WITH_SHORT_RETRY_AFTER(scim -> scim.next("POST", Fault.tooMany("1")), ADMITTED, 1),
        POST_429_WITH_LONG_RETRY_AFTER(scim -> scim.always("POST", Fault.tooMany("120")), UNAVAILABLE, 0),
        POST_429_WITH_A_DATE(
                scim -> scim.always("POST", Fault.tooMany("Wed, 21 Oct 2099 07:28:00 GMT")), UNAVAILABLE, 0),
        LOOK_UP_401(scim -> scim.always("GET", Fault.status(401)), MISCONFIGURED, 0),
        POST_403(scim -> scim.always("POST", Fault.status(403)), MISCONFIGURED, 0),
        LOOK_UP_500(scim -> scim.always("GET", Fault.status(500)), UNAVAILABLE, 0),
        LOOK_UP_HANGS(scim -> scim.always("GET", Fault.hang()), UNAVAILABLE, 0),
        LOOK_UP_RESET(scim -> scim.always("GET", Fault.reset()), UNAVAILABLE, 0),
        POST_500(scim -> scim.always("POST", Fault.status(500)), UNAVAILABLE, 1),
        POST_HANGS(scim -> scim.always("POST", Fault.hang()), UNAVAILABLE, 1),
        POST_RESET(scim -> scim.always("POST", Fault.reset()), UNAVAILABLE, 1),
        POST_500_AFTER_COMMIT(scim -> scim.always("POST", Fault.errorAfterCommit()), ADMITTED, 1),
        POST_DROPPED_AFTER_COMMIT(scim -> scim.always("POST", Fault.droppedAfterCommit()), ADMITTED, 1),
        POST_SILENT_AFTER_COMMIT(scim -> scim.always("POST", Fault.silenceAfterCommit()), ADMITTED, 1),
        POST_201_EMPTY_WITH_LOCATION(scim -> scim.always("POST", Fault.emptyBody(201, true)), ADMITTED, 1),
        POST_201_EMPTY_WITHOUT_LOCATION(scim -> scim.always("POST", Fault.emptyBody(201, false)), ADMITTED, 1),
        POST_200_EMPTY(scim -> scim.always("POST", Fault.emptyBody(200, false)), ADMITTED, 1),
        POST_BROKEN_JSON(scim -> scim.always("POST", Fault.brokenJson()), ADMITTED, 1),
        POST_409_OF_NOBODY_WE_FIND(scim -> scim.always("POST", Fault.status(409)), REJECTED, 0),
        POST_400(scim -> scim.always("POST", Fault.status(400)), REJECTED, 0),
        LOOK_UP_BROKEN_JSON(scim -> scim.always("GET", Fault.brokenJson()), UNAVAILABLE, 0),
        LOOK_UP_HTML(scim -> scim.always("GET", Fault.html()), MISCONFIGURED, 0),
        LOOK_UP_REDIRECTED(scim -> scim.always("GET", Fault.redirect("http://127.0.0.1:1/")), MISCONFIGURED, 0),
        NUMERIC_IDS(FaultyScimServer::giveNumericIds, ADMITTED, 1),
        EMPTY_PAGES_ARE_204(FaultyScimServer::answerEmptyPagesWith204, ADMITTED, 1),
        READ_AFTER_WRITE_LAG(scim -> scim.lag(Duration.ofSeconds(2)), ADMITTED, 1),
        ACCOUNT_EXISTS(scim -> scim.add(user("account-exists", true)), ADMITTED, 1),
        ACCOUNT_IS_INACTIVE(scim -> scim.add(user("account-is-inactive", false)), ADMITTED, 1),
        SEVERAL_ACCOUNTS_MATCH(
                scim -> {
                    scim.add(user("several-accounts-match", true));
                    scim.addTwin(user("several-accounts-match", true));
                },
                "provisioning.ambiguous",
                0);

        private final Consumer<FaultyScimServer> switchOn;
        private final String sees;
        private final int seats;

        Case(Consumer<FaultyScimServer> switchOn, String sees, int seats) {
            this.switchOn = switchOn;
            this.sees = sees;
            this.seats = seats;
        }

        String application() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        String person() {
            return application() + "@corp.example";
        }
    }

    private static String user(String name, boolean active) {
        return """
                {"userName": "%1$s@corp.example", "active": %2$s, "name": {"givenName": "G", "familyName": "F"},
                 "emails": [{"value": "%1$s@corp.example", "primary": true}]}
                """.formatted(name, active);
    }

    @BeforeAll
    void beginWhatTakesLong() throws IOException {
        write("| fault | the person saw | seats before → then → settled | accounts at Peakon | SCIM calls | seconds |");
        write("|---|---|---|---|---|---|");
        for (Case fault : List.of(Case.POST_500, Case.POST_HANGS, Case.POST_RESET)) {
            Trial trial = new Trial(fault);
            ofUnknownOutcome.add(trial);
            trial.signIn();
        }
        openTheCircuit();
    }

    @AfterAll
    void stop() {
        ofUnknownOutcome.forEach(Trial::close);
        refusing.close();
    }

    @ParameterizedTest
    @Order(1)
    @Execution(ExecutionMode.SAME_THREAD)
    @EnumSource(
            value = Case.class,
            mode = EXCLUDE,
            names = {"POST_500", "POST_HANGS", "POST_RESET"})
    void endsAsItShouldWithSeatsAndAccountsInAgreement(Case fault) throws Exception {
        try (Trial trial = new Trial(fault)) {
            trial.signIn();
            trial.note();
        }
    }

    /** Nobody helps: a reservation of unknown outcome is settled, while the others are tried, and then seats are what accounts we gave. */
    @Test
    @Order(2)
    @Execution(ExecutionMode.SAME_THREAD)
    void settlesWhatNobodyKnowsTheOutcomeOf() {
        ofUnknownOutcome.forEach(Trial::awaitSettlement);
        ofUnknownOutcome.forEach(Trial::note);
    }

    /** While it is open known people pass, and new ones do not wait. */
    private void openTheCircuit() {
        apply(CIRCUIT, refusing);
        assertThat(signIn(CIRCUIT, "known@corp.example").carriesResponse()).isTrue();
        refusing.always("GET", Fault.status(401));
        assertThat(signIn(CIRCUIT, "new1@corp.example").code()).isEqualTo(MISCONFIGURED);
        int calls = refusing.calls().size();
        assertThat(signIn(CIRCUIT, "new2@corp.example").code()).isEqualTo(MISCONFIGURED);
        assertThat(signIn(CIRCUIT, "known@corp.example").carriesResponse()).isTrue();
        assertThat(refusing.calls()).as("no call while the circuit is open").hasSize(calls);
        assertThat(consumed(CIRCUIT)).isEqualTo(1);
        refusing.heal();
    }

    @Test
    @Order(2)
    @Execution(ExecutionMode.SAME_THREAD)
    void theCircuitClosesByItself() {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(
                        () -> assertThat(signIn(CIRCUIT, "new3@corp.example").carriesResponse())
                                .isTrue());
    }

    /** A new person's sign-on while Peakon has a fault. */
    private final class Trial implements AutoCloseable {

        private final Case fault;
        private final FaultyScimServer scim;
        private String saw = "";
        private Duration took = Duration.ZERO;
        private int then;
        private int calls;

        Trial(Case fault) throws IOException {
            this.fault = fault;
            this.scim = FaultyScimServer.start();
        }

        void signIn() {
            apply(fault.application(), scim);
            fault.switchOn.accept(scim);
            Instant start = Instant.now();
            HttpBrowser.Page page = FaultTableIT.this.signIn(fault.application(), fault.person());
            took = Duration.between(start, Instant.now());
            then = consumed(fault.application());
            calls = scim.calls().size();
            saw = page.carriesResponse() ? ADMITTED : page.code();
            assertThat(saw).as(page.text()).isEqualTo(fault.sees);
            assertThat(then).isEqualTo(fault.seats);
            assertThat(took)
                    .isLessThan(Duration.ofSeconds(BUDGET_SECONDS)
                            .multipliedBy(110)
                            .dividedBy(100)
                            .plusSeconds(1));
            scim.heal();
        }

        void awaitSettlement() {
            await().atMost(SETTLED_WITHIN)
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> assertThat(consumed(fault.application()))
                            .isEqualTo(scim.users().size()));
        }

        void note() {
            write("| %s | %s | 0 → %d → %d | %d | %d | %.1f |"
                    .formatted(
                            fault.application().replace('-', ' '),
                            saw,
                            then,
                            consumed(fault.application()),
                            scim.users().size(),
                            calls,
                            took.toMillis() / 1000.0));
        }

        @Override
        public void close() {
            scim.close();
        }
    }

    private void apply(String name, FaultyScimServer scim) {
        ObjectNode application = Landscape.application(name, scim.baseUrl(), FaultyScimServer.TOKEN);
        application.withObject("/saml").putArray("identityProviders").add("default");
        application.withObject("/scim").put("timeoutSeconds", BUDGET_SECONDS).put("licenseConsumptionLimit", 5);
        landscape.api().apply(application);
    }

    private int consumed(String application) {
        return landscape.api().licensesConsumed(application);
    }

    private HttpBrowser.Page signIn(String application, String email) {
        HttpBrowser browser = landscape.idp().browser();
        HttpBrowser.Page atIdp = browser.open(node.atNode("/login/" + application));
        return browser.post(node.atNode("/saml/acs"), landscape.idp().answer(atIdp, email));
    }

    private static void write(String line) {
        try {
            Files.writeString(TABLE, line + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
