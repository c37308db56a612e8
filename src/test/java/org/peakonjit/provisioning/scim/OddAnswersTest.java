package org.peakonjit.provisioning.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.application.Application;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.Fault;
import org.peakonjit.provisioning.FaultyScimServer;
import org.peakonjit.provisioning.TestApplications;
import org.peakonjit.provisioning.result.Change;
import org.peakonjit.provisioning.result.Creation;
import org.peakonjit.provisioning.result.FailureCause;
import org.peakonjit.provisioning.result.LookUp;
import org.peakonjit.provisioning.result.ProvisioningFailure;
import org.peakonjit.provisioning.result.ProvisioningFailure.Kind;
import org.peakonjit.provisioning.scim.http.ScimConnections;
import org.peakonjit.provisioning.scim.http.TestConnections;
import org.peakonjit.provisioning.user.PeakonAccount;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.provisioning.user.SeenAccounts;

/**
 * Answers that services, and what stands before them, give on the wire. What became of a create decides about its seat
 * (rule L7): {@link Creation.NotCreated} gives it back, {@link Creation.Unknown} keeps it.
 */
class OddAnswersTest {

    private static final String PAGE = "<!DOCTYPE html><h1>Not found</h1>";
    private static final Map<String, String> HTML = Map.of("Content-Type", "text/html");
    private static final String ADA = "ada@corp.example";

    private final FaultyScimServer server = FaultyScimServer.start();
    private final ScimConnections channels = TestConnections.to(new OneApplication(FaultyScimServer.TOKEN));
    private final ScimUsers users = new ScimUsers(channels);
    private final Application application = TestApplications.scim(server.baseUrl(), 10);

    @AfterEach
    void close() {
        channels.close();
        server.close();
    }

    // ------------------------------------------------------------------ pages instead of SCIM

    @Test
    void aPageWithStatus404ProvesNothing() {
        for (String method : List.of("GET", "POST", "DELETE")) {
            server.always(method, Fault.status(404, HTML, PAGE));
        }
        assertThat(find()).isEqualTo(new LookUp.Absent(false));
        assertThat(users.get(application, "7", soon())).isEqualTo(new LookUp.Absent(false));
        assertThat(users.delete(application, "7", soon())).isEqualTo(new Change.Gone(false));
        assertThat(notCreated().kind()).isEqualTo(Kind.MISCONFIGURED);
    }

    /** A proxy's, say; with the byte order mark that some editors leave. */
    @ParameterizedTest
    @ValueSource(strings = {"<html>Sign in</html>", "\uFEFF<html>Sign in</html>"})
    void aPageWithStatus200IsNoAnswer(String page) {
        server.always("GET", Fault.status(200, HTML, page));
        server.always("POST", Fault.status(200, HTML, page));
        assertThat(failed(find()))
                .isEqualTo(new ProvisioningFailure(Kind.MISCONFIGURED, FailureCause.PAGE_INSTEAD_OF_JSON, 200));
        assertThat(create(soon())).isInstanceOf(Creation.Unknown.class);
    }

    // ------------------------------------------------------------------ JSON as it comes

    @Test
    void aByteOrderMarkAndACharsetAreNoHindrance() {
        String list = "\uFEFF{\"totalResults\":1,\"Resources\":[{\"id\":\"7\",\"userName\":\"" + ADA + "\"}]}";
        server.next("GET", Fault.status(200, Map.of("Content-Type", "application/json;charset=utf-8"), list));
        assertThat(found().account().id()).isEqualTo("7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"totalResults\":0,\"Resources\":null}",
                "{\"totalResults\":\"0\"}",
                "{\"TotalResults\":0,\"resources\":[]}"
            })
    void nobodyIsNobodyHoweverItIsSaid(String list) {
        server.always("GET", Fault.status(200, Map.of(), list));
        assertThat(find()).isEqualTo(new LookUp.Absent(true));
    }

    @ParameterizedTest
    @CsvSource({"true, true", "'\"True\"', true", "'\"False\"', false", "null, true"})
    void idsMayBeNumbersTotalsTextsAndActiveAWord(String active, boolean isActive) {
        server.next(
                "GET",
                Fault.status(
                        200,
                        Map.of(),
                        "{\"totalResults\":\"1\",\"Resources\":[{\"id\":12345678901234567890,\"userName\":\"" + ADA
                                + "\",\"active\":" + active + "}]}"));
        PeakonAccount account = found().account();
        assertThat(account.id()).isEqualTo("12345678901234567890");
        assertThat(account.active()).isEqualTo(isActive);
    }

    @Test
    void aChangeThatIsPassedOverIsNotDoneHoweverThatIsSaid() {
        for (String method : List.of("GET", "PATCH", "PUT")) {
            server.always(
                    method,
                    Fault.status(200, Map.of(), "{\"id\":\"7\",\"userName\":\"" + ADA + "\",\"active\":\"True\"}"));
        }
        assertThat(users.deactivate(application, "7", soon()))
                .isInstanceOfSatisfying(
                        Change.Failed.class,
                        failed -> assertThat(failed.failure().fault().is(FailureCause.AS_IT_WAS))
                                .isTrue());
    }

    @Test
    void aCompressedAnswerIsReadThoughNobodyAskedForIt() {
        server.next("POST", Fault.gzipped());
        assertThat(create(soon())).isInstanceOf(Creation.Created.class);
        server.next("GET", Fault.gzipped());
        assertThat(found().account().userName()).isEqualTo(ADA);
    }

    /** Whoever answers that much keeps nobody waiting for the rest. */
    @Test
    void anAnswerOf100MegabytesIsGivenUp() {
        server.next("GET", Fault.endless());
        long begun = System.nanoTime();
        assertThat(failed(find()).fault().is(FailureCause.TOO_LARGE)).isTrue();
        server.next("POST", Fault.endless());
        assertThat(create(soon())).isInstanceOf(Creation.Created.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void interimAnswersArePassedOver() {
        server.next("POST", Fault.afterHints());
        assertThat(create(soon())).isInstanceOf(Creation.Created.class);
        server.next("GET", Fault.afterHints());
        assertThat(find()).isInstanceOf(LookUp.Found.class);
        assertThat(server.calls("POST")).hasSize(1);
    }

    // ------------------------------------------------------------------ pages of accounts

    /** It counts from 0, answers fewer than were wanted, and one of them twice. */
    @Test
    void pagesOverlapAndAreShort() {
        server.next(
                "GET",
                page("{\"id\":1,\"userName\":\"a\"},{\"id\":2,\"userName\":\"b\"}"),
                page("{\"id\":2,\"userName\":\"b\"},{\"id\":3,\"userName\":\"c\"}"),
                page("{\"id\":4,\"userName\":\"d\"}"),
                page(""));
        SeenAccounts seen = new SeenAccounts();
        assertThat(users.readAll(application, Duration.ofSeconds(5), 1, seen)).isEmpty();
        assertThat(seen.all).extracting(PeakonAccount::id).containsExactly("1", "2", "3", "4");
        assertThat(server.calls())
                .extracting(call -> call.target().replaceAll(".*startIndex=(\\d+).*", "$1"))
                .containsExactly("1", "3", "5", "6");
    }

    private static Fault page(String accounts) {
        return Fault.status(
                200,
                Map.of(),
                "{\"totalResults\":5,\"startIndex\":0,\"itemsPerPage\":2,\"Resources\":[" + accounts + "]}");
    }

    // ------------------------------------------------------------------ redirects

    /** By 303 a service says that what came of it is told elsewhere. */
    @ParameterizedTest
    @CsvSource({"301, NotCreated", "302, NotCreated", "303, Unknown", "307, NotCreated", "308, NotCreated"})
    void theTokenGoesNowhereElse(int status, String comesTo) {
        try (FaultyScimServer elsewhere = FaultyScimServer.start()) {
            for (String method : List.of("GET", "POST", "PATCH", "DELETE")) {
                server.always(method, Fault.status(status, Map.of("Location", elsewhere.baseUrl() + "/Users/7"), ""));
            }
            assertThat(failed(find()).kind()).isEqualTo(Kind.MISCONFIGURED);
            assertThat(create(soon()).getClass().getSimpleName()).isEqualTo(comesTo);
            assertThat(users.deactivate(application, "7", soon())).isInstanceOf(Change.Failed.class);
            assertThat(users.delete(application, "7", soon())).isInstanceOf(Change.Failed.class);
            assertThat(elsewhere.calls()).isEmpty();
        }
    }

    // ------------------------------------------------------------------ refusals

    /** Nothing was made, and that is certain. */
    @ParameterizedTest
    @CsvSource({
        "405, MISCONFIGURED",
        "409, REJECTED",
        "412, REJECTED",
        "413, REJECTED",
        "422, REJECTED",
        "425, UNAVAILABLE",
        "428, REJECTED",
        "501, MISCONFIGURED"
    })
    void aRefusedCreateGivesTheSeatBack(int status, Kind kind) {
        server.always("POST", Fault.status(status));
        assertThat(notCreated().kind()).isEqualTo(kind);
        assertThat(server.calls("POST")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 412, 413, 428})
    void aRefusedChangeIsNotDone(int status) {
        String id = server.add("{\"userName\":\"" + ADA + "\",\"active\":true}");
        server.always("PATCH", Fault.status(status));
        assertThat(users.deactivate(application, id, soon())).isInstanceOfSatisfying(Change.Failed.class, failed -> {
            assertThat(failed.failure().kind()).isEqualTo(Kind.REJECTED);
            assertThat(failed.mayBeDone()).isFalse();
        });
        assertThat(server.user(id).path("active").booleanValue()).isTrue();
    }

    // ------------------------------------------------------------------ pauses

    /** A time that has passed, and what is no time, are tried again soon. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "Sun, 06 Nov 1994 08:49:37 GMT", "soon"})
    void aPauseThatIsNoneIsShort(String retryAfter) {
        server.next("POST", Fault.tooMany(retryAfter));
        assertThat(create(soon())).isInstanceOf(Creation.Created.class);
        assertThat(server.calls("POST")).hasSize(2);
    }

    /** However huge, nobody waits, and nobody asks meanwhile. */
    @ParameterizedTest
    @ValueSource(strings = {"3600", "4294967296", "99999999999999999999", "Thu, 31 Dec 2099 23:59:59 GMT"})
    void aLongPauseIsKept(String retryAfter) {
        server.always("POST", Fault.tooMany(retryAfter));
        assertThat(notCreated().kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failed(find()).fault().is(FailureCause.PAUSE)).isTrue();
        assertThat(server.calls()).hasSize(1);
    }

    /** Whoever breaks may have made it before; nobody waits for as long as it says. */
    @Test
    void aServiceThatIsAwayKeepsTheSeat() {
        server.always("GET", Fault.status(503, Map.of("Retry-After", "3600"), PAGE));
        assertThat(failed(find()).kind()).isEqualTo(Kind.UNAVAILABLE);
        server.always("POST", Fault.status(503, Map.of("Retry-After", "3600"), PAGE));
        assertThat(create(Deadline.in(Duration.ofSeconds(2)))).isInstanceOf(Creation.Unknown.class);
        assertThat(server.calls("POST")).hasSize(1);
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(10));
    }

    private LookUp find() {
        return users.find(application, ada(), soon());
    }

    private LookUp.Found found() {
        LookUp lookUp = find();
        assertThat(lookUp).isInstanceOf(LookUp.Found.class);
        return (LookUp.Found) lookUp;
    }

    private static ProvisioningFailure failed(LookUp lookUp) {
        assertThat(lookUp).isInstanceOf(LookUp.Failed.class);
        return ((LookUp.Failed) lookUp).failure();
    }

    private Creation create(Deadline deadline) {
        return users.create(application, ada(), deadline);
    }

    private ProvisioningFailure notCreated() {
        Creation creation = create(soon());
        assertThat(creation).isInstanceOf(Creation.NotCreated.class);
        return ((Creation.NotCreated) creation).failure();
    }

    private static ScimUser ada() {
        return new ScimUser(
                ADA,
                Optional.empty(),
                Optional.empty(),
                new ObjectMapper().createObjectNode().put("userName", ADA),
                "digest");
    }
}
