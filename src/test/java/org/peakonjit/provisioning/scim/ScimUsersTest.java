package org.peakonjit.provisioning.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
import org.peakonjit.provisioning.result.ConnectionState;
import org.peakonjit.provisioning.result.Creation;
import org.peakonjit.provisioning.result.FailureCause;
import org.peakonjit.provisioning.result.ListResponse;
import org.peakonjit.provisioning.result.LookUp;
import org.peakonjit.provisioning.result.Preview;
import org.peakonjit.provisioning.result.ProvisioningFailure;
import org.peakonjit.provisioning.result.ProvisioningFailure.Kind;
import org.peakonjit.provisioning.result.ProvisioningFailure.Obstacle;
import org.peakonjit.provisioning.result.ServiceAdvice;
import org.peakonjit.provisioning.result.Trial;
import org.peakonjit.provisioning.scim.http.ScimConnections;
import org.peakonjit.provisioning.scim.http.ScimHttp;
import org.peakonjit.provisioning.scim.http.TestConnections;
import org.peakonjit.provisioning.user.PeakonAccount;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.provisioning.user.SearchKey;
import org.peakonjit.provisioning.user.SeenAccounts;
import org.peakonjit.subject.DomainScope;

/** One test or more for each line of what a robust just-in-time SCIM client handles. */
class ScimUsersTest {

    private static final String ENTERPRISE = ScimUser.ENTERPRISE;
    private static final String PEAKON = "urn:ietf:params:scim:schemas:extension:peakon:2.0:User";
    private static final Duration BREAKER_OPEN_FOR = Duration.ofMillis(300);

    private final FaultyScimServer server = FaultyScimServer.start();
    private final OneApplication applications = new OneApplication(FaultyScimServer.TOKEN);
    private final ScimConnections channels =
            TestConnections.to(applications, (service, priority) -> true, BREAKER_OPEN_FOR);
    private final ScimUsers users = new ScimUsers(channels);
    private final Application application = TestApplications.scim(server.baseUrl(), 10);

    @AfterEach
    void close() {
        channels.close();
        server.close();
    }

    // ------------------------------------------------------------------ 1: look up, then create or adopt

    @Test
    void line01CreatesWhoIsAbsentAndKeepsTheId() {
        assertThat(find(ada())).isInstanceOf(LookUp.Absent.class);
        PeakonAccount created = created(create(ada()));

        assertThat(server.user(created.id())).isNotNull();
        assertThat(find(ada())).isEqualTo(new LookUp.Found(created));
    }

    @Test
    void line01LooksByUserNameThenExternalIdThenEmail() {
        server.add("{\"userName\":\"other\",\"externalId\":\"x-1\"}");
        assertThat(find(ada())).isInstanceOf(LookUp.Found.class);

        assertThat(server.calls("GET"))
                .extracting(call -> call.target().replaceAll(".*filter=(\\w+).*", "$1"))
                .containsExactly("userName", "externalId");
    }

    /** An externalId asserted by one IdP must not lead to the account of another's person. */
    @Test
    void anAccountForWhosePersonTheIdpDoesNotSpeakIsNotTaken() {
        server.add("{\"userName\":\"victim@other.example\",\"externalId\":\"x-1\"}");
        DomainScope corp = new DomainScope(Set.of("corp.example"), Set.of());

        assertThat(find(ada().within(corp)))
                .isInstanceOfSatisfying(
                        LookUp.Failed.class,
                        failed -> assertThat(failed.failure().kind()).isEqualTo(ProvisioningFailure.Kind.AMBIGUOUS));
        assertThat(find(ada())).isInstanceOf(LookUp.Found.class);
    }

    @Test
    void line01FindsByEmail() {
        server.add("{\"userName\":\"old.name\",\"emails\":[{\"value\":\"ADA@corp.example\"}]}");

        assertThat(find(ada())).as("two calls, and Peakon's e-mails are unique").isInstanceOf(LookUp.Absent.class);
        assertThat(users.findByAnything(application, ada(), soon()))
                .isInstanceOfSatisfying(
                        LookUp.Found.class,
                        found -> assertThat(found.account().userName()).isEqualTo("old.name"));
    }

    /** JSON has characters that no assertion can carry and no database keeps. */
    @Test
    void whatCannotBeToldOnIsNoName() {
        server.add(
                "{\"userName\":\"ada@corp.example\",\"externalId\":\"x\\u0000\",\"%s\":{\"employeeNumber\":\"E\\u0001\"}}"
                        .formatted(ENTERPRISE));

        assertThat(find(ada())).isInstanceOfSatisfying(LookUp.Found.class, found -> {
            assertThat(found.account().employeeNumber()).isEmpty();
            assertThat(found.account().externalId()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800", "\\uffff", "\\n"})
    void anAccountWhoseNameCannotBeToldOnIsUnreadable(String character) {
        String account = "{\"id\":\"7\",\"userName\":\"x%s\",\"emails\":[{\"value\":\"ada@corp.example\"}]}"
                .formatted(character);
        server.always("GET", Fault.status(200, Map.of(), "{\"totalResults\":1,\"Resources\":[" + account + "]}"));

        assertThat(users.findByAnything(application, ada(), soon())).isInstanceOf(LookUp.Failed.class);
    }

    /** One of thousands: the others are compared, and its seat is found by its id. */
    @Test
    void anAccountWhoseNameCannotBeToldOnIsListedAllTheSame() {
        server.add("{\"id\":\"7\",\"userName\":\"odd\\tname\\uffff\"}");
        server.add("{\"id\":\"8\",\"userName\":\"" + "x".repeat(600) + "\"}");
        SeenAccounts seen = new SeenAccounts();

        assertThat(users.readAll(application, Duration.ofSeconds(5), 1, seen)).isEmpty();
        assertThat(seen.all)
                .extracting(PeakonAccount::userName)
                .containsExactly("odd\ufffdname\ufffd", "x".repeat(100) + "\ufffd");
    }

    @Test
    void aBare404IsAMissThatNobodySaid() {
        server.always("GET", Fault.status(404, Map.of(), "<html>not here</html>"));

        assertThat(find(ada())).isEqualTo(new LookUp.Absent(false));
        assertThat(users.get(application, "7", soon())).isEqualTo(new LookUp.Absent(false));
    }

    @Test
    void line01NumericIdsAreIds() {
        server.giveNumericIds();
        PeakonAccount created = created(create(ada()));

        assertThat(created.id()).matches("\\d+");
        assertThat(users.get(application, created.id(), soon())).isEqualTo(new LookUp.Found(created));
    }

    // ------------------------------------------------------------------ 2: what a miss is, and what is none

    @ParameterizedTest
    @ValueSource(strings = {"{\"totalResults\":0}", "{\"totalResults\":0,\"Resources\":[]}", "{\"Resources\":[]}"})
    void line02AnEmptyListIsAMiss(String body) {
        server.always("GET", Fault.status(200, Map.of(), body));
        assertThat(find(ada())).isInstanceOf(LookUp.Absent.class);
    }

    @Test
    void line02NotFoundAndNoContentAreMisses() {
        server.next("GET", Fault.status(404));
        server.answerEmptyPagesWith204();
        assertThat(find(ada())).isInstanceOf(LookUp.Absent.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 429, 500, 502, 503, 302, 405})
    void line02NoStatusOfFailureIsAMiss(int status) {
        server.always("GET", Fault.status(status));
        assertThat(users.find(application, ada(), Deadline.in(Duration.ofSeconds(2))))
                .isInstanceOf(LookUp.Failed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"totalRes",
                "[]",
                "{}",
                "null",
                "{\"totalResults\":1}",
                "{\"totalResults\":1,\"Resources\":[]}"
            })
    void line02NoUnreadableBodyIsAMiss(String body) {
        server.always("GET", Fault.status(200, Map.of(), body));
        assertThat(find(ada())).isInstanceOf(LookUp.Failed.class);
    }

    @Test
    void line02NeitherAPageNorAHugeBodyNorAResetIsAMiss() {
        server.next("GET", Fault.html());
        assertThat(failed(find(ada())).kind()).isEqualTo(Kind.MISCONFIGURED);
        server.next("GET", Fault.huge(ScimHttp.LARGEST_BODY));
        assertThat(failed(find(ada())).fault().english()).contains("too large");
        server.next("GET", Fault.reset(), Fault.reset());
        assertThat(failed(find(ada())).kind()).isEqualTo(Kind.UNAVAILABLE);
        server.next("GET", Fault.noHttp(), Fault.noHttp());
        assertThat(failed(find(ada())).kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void line02AReadIsTriedOnceMore() {
        server.next("GET", Fault.reset());
        assertThat(find(ada())).isInstanceOf(LookUp.Absent.class);
    }

    @Test
    void line02AServiceThatIgnoresFiltersIsNoMiss() {
        for (int i = 0; i < 101; i++) {
            server.add("{\"userName\":\"somebody" + i + "\"}");
        }
        server.ignoreFilters();
        assertThat(failed(find(ada())).kind()).isEqualTo(Kind.MISCONFIGURED);
    }

    /** Nobody knows how many more there are. */
    @Test
    void line02StrangersOfWhomNobodySaysThatTheyAreAllAreNoMiss() {
        server.always("GET", Fault.status(200, Map.of(), "{\"Resources\":[{\"id\":\"1\",\"userName\":\"somebody\"}]}"));
        assertThat(failed(find(ada()))).isEqualTo(new ProvisioningFailure(Kind.MISCONFIGURED, FailureCause.NO_FILTER));
    }

    /** One filter that is ignored, at a service of thousands, keeps nobody out. */
    @Test
    void line02AListTooLongToReadIsNoFilter() {
        for (int i = 0; i < 2; i++) {
            server.forgetCalls();
            server.next("GET", Fault.none());
            server.always("GET", Fault.huge(ScimHttp.LARGEST_BODY));
            assertThat(users.find(application, withoutExternalId(), soon())).isInstanceOf(LookUp.Absent.class);
            assertThat(server.calls()).as("it is asked once").hasSize(i == 0 ? 2 : 1);
        }
        server.heal();
        server.always("GET", Fault.huge(ScimHttp.LARGEST_BODY));
        assertThat(users.tryFilter(application, SearchKey.EMAIL, soon())).isInstanceOf(Trial.Differs.class);
        assertThat(users.tryFilter(application, SearchKey.USER_NAME, soon())).isInstanceOf(Trial.Failed.class);
    }

    private static ScimUser withoutExternalId() {
        return new ScimUser(
                "ada@corp.example", Optional.empty(), Optional.of("ada@corp.example"), ada().resource(), "digest");
    }

    // ------------------------------------------------------------------ 3: encoding

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada+peakon@corp.example",
                "o\"brien@corp.example",
                "back\\slash@corp.example",
                "a%41&b=c@corp.example",
                "{template}@corp.example",
                "\" or userName pr or userName eq \"@corp.example",
                "jürgen ß 日本@corp.example"
            })
    void line03FiltersAreQuotedEscapedAndPercentEncoded(String userName) {
        ScimUser user = user(userName);
        PeakonAccount created = created(create(user));
        server.add("{\"userName\":\"ada peakon@corp.example\"}");
        server.forgetCalls();

        assertThat(find(user)).isEqualTo(new LookUp.Found(created));
        assertThat(server.calls().get(0).target()).doesNotContain("+").matches("[!-~]+");
    }

    // ------------------------------------------------------------------ 4: case, and hits checked here

    @Test
    void line04UserNamesAreComparedWithoutCase() {
        String id = server.add("{\"userName\":\"ADA@Corp.Example\"}");
        assertThat(find(ada()))
                .isInstanceOfSatisfying(
                        LookUp.Found.class,
                        found -> assertThat(found.account().id()).isEqualTo(id));
    }

    @Test
    void line04AHitThatIsSomebodyElseIsNoHit() {
        server.add("{\"userName\":\"eve@corp.example\"}");
        server.ignoreFilters();
        assertThat(find(ada())).isInstanceOf(LookUp.Absent.class);
    }

    @Test
    void line04SeveralDistinctHitsAreAmbiguous() {
        server.add("{\"userName\":\"ada@corp.example\"}");
        server.addTwin("{\"userName\":\"Ada@corp.example\"}");
        assertThat(failed(find(ada())).kind()).isEqualTo(Kind.AMBIGUOUS);
    }

    // ------------------------------------------------------------------ 5: conflicts

    @Test
    void line05AConflictAdoptsTheAccountThatIsFound() {
        String id = server.add("{\"userName\":\"ada@corp.example\"}");
        assertThat(create(ada()))
                .isInstanceOfSatisfying(
                        Creation.AlreadyThere.class,
                        there -> assertThat(there.account().id()).isEqualTo(id));
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 400})
    void line05AConflictWithoutScimTypeOrAs400AdoptsToo(int status) {
        server.add("{\"userName\":\"ada@corp.example\"}");
        server.next("POST", Fault.status(status, Map.of(), "{\"errors\":[{\"message\":\"taken\"}]}"));
        assertThat(create(ada())).isInstanceOf(Creation.AlreadyThere.class);
    }

    @Test
    void line05AConflictWithNobodyToFindIsFinalAndSaysWhatToLookFor() {
        server.next("POST", Fault.status(409, Map.of(), "{\"scimType\":\"uniqueness\"}"));
        assertThat(create(ada())).isInstanceOfSatisfying(Creation.NotCreated.class, not -> {
            assertThat(not.failure().kind()).isEqualTo(Kind.REJECTED);
            assertThat(not.failure().fault().english()).contains("uniqueness", "employee number");
        });
    }

    @Test
    void line05ARejectionTellsWhatPeakonSaidWithoutThePersonsData() {
        server.next(
                "POST",
                Fault.status(400, Map.of(), "{\"detail\":\"domain of Ada@corp.example\\r\\n\\u0007is not enabled\"}"));
        assertThat(create(ada())).isInstanceOfSatisfying(Creation.NotCreated.class, not -> {
            assertThat(not.failure().kind()).isEqualTo(Kind.REJECTED);
            assertThat(not.failure().fault().english()).isEqualTo("HTTP 400: domain of … is not enabled");
        });
    }

    // ------------------------------------------------------------------ 6: inactive

    @Test
    void line06AnInactiveHitIsFoundAsSuchAndReactivatedOnDemand() {
        String id = server.add("{\"userName\":\"ada@corp.example\",\"active\":false}");
        LookUp.Found found = (LookUp.Found) find(ada());

        assertThat(found.account().active()).isFalse();
        assertThat(server.calls("PATCH")).isEmpty();
        assertThat(users.reactivate(application, found.account(), soon())).isTrue();
        assertThat(server.user(id).path("active").booleanValue()).isTrue();
    }

    // ------------------------------------------------------------------ 7: thin answers to a POST

    @Test
    void line07AnEmptyBodyWithLocationGivesTheId() {
        server.next("POST", Fault.emptyBody(201, true));
        PeakonAccount created = created(create(ada()));

        assertThat(server.user(created.id())).isNotNull();
        assertThat(server.calls("GET")).isEmpty();
    }

    /** Nobody knows whether it was there before, and what of it is otherwise. */
    @Test
    void line07WhatA200NamesByLocationAloneIsRead() {
        server.next("POST", Fault.emptyBody(200, true));
        PeakonAccount created = created(create(ada()));

        assertThat(created.resource()).contains(server.user(created.id()));
        assertThat(server.calls("GET"))
                .singleElement()
                .satisfies(call -> assertThat(call.target()).endsWith("/Users/" + created.id()));
    }

    @Test
    void line07WhatA200NamesByLocationAloneMayHaveBeenThere() {
        String id = server.add("{\"userName\":\"ada@corp.example\",\"active\":false}");
        server.next("POST", Fault.status(200, Map.of("Location", server.baseUrl() + "/Users/" + id), ""));
        assertThat(create(ada()))
                .isInstanceOfSatisfying(
                        Creation.AlreadyThere.class,
                        there -> assertThat(there.account().active()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201})
    void line07AnEmptyBodyWithoutLocationIsLookedUp(int status) {
        server.next("POST", Fault.emptyBody(status, false));
        assertThat(server.user(created(create(ada())).id())).isNotNull();
        assertThat(server.calls("POST")).hasSize(1);
    }

    @Test
    void line07BrokenJsonAfterACreateIsLookedUp() {
        server.next("POST", Fault.brokenJson());
        assertThat(server.user(created(create(ada())).id())).isNotNull();
    }

    @Test
    void line01FindsByEmployeeNumberWhatPeakonDoesNotFilterByAnythingElse() {
        server.add("{\"userName\":\"old.name\",\"%s\":{\"employeeNumber\":\"E-1\"}}".formatted(ENTERPRISE));
        ObjectNode resource = ada().resource().deepCopy();
        resource.putObject(ENTERPRISE).put("employeeNumber", "E-1");

        assertThat(users.findByAnything(application, withResource(resource), soon()))
                .isInstanceOfSatisfying(
                        LookUp.Found.class,
                        found -> assertThat(found.account().userName()).isEqualTo("old.name"));
    }

    /** RFC 7644 §3.3 has 201 for what was made. */
    @Test
    void line07ARestoredAccountIsOneThatWasThere() {
        server.next(
                "POST", Fault.status(200, Map.of(), "{\"id\":77,\"userName\":\"ada@corp.example\",\"active\":false}"));
        assertThat(create(ada())).isInstanceOfSatisfying(Creation.AlreadyThere.class, there -> {
            assertThat(there.account().id()).isEqualTo("77");
            assertThat(there.account().userName()).isEqualTo("ada@corp.example");
            assertThat(there.account().active()).isFalse();
            assertThat(there.account().resource())
                    .as("it may have more than it said")
                    .isEmpty();
        });
    }

    @Test
    void line07A200ThatSaysWhatWasSentMadeIt() {
        server.next("POST", Fault.as(200));
        assertThat(server.user(created(create(ada())).id())).isNotNull();
    }

    @Test
    void line07AnAccountThatIsMadeInactiveIsSaidToBe() {
        server.next(
                "POST",
                Fault.status(201, Map.of(), "{\"id\":\"7\",\"userName\":\"ada@corp.example\",\"active\":false}"));
        assertThat(created(create(ada())).active()).isFalse();
    }

    /** As a cache before the service may answer. */
    @ParameterizedTest
    @ValueSource(ints = {200, 201})
    void line07TheAccountOfSomebodyElseIsNotTaken(int status) {
        String eve = "{\"id\":\"9\",\"userName\":\"eve@corp.example\",\"emails\":[{\"value\":\"eve@corp.example\"}]}";
        server.next("POST", Fault.status(status, Map.of("Location", server.baseUrl() + "/Users/9"), eve));
        assertThat(users.create(application, ada(), Deadline.in(Duration.ofSeconds(2))))
                .isInstanceOfSatisfying(Creation.Unknown.class, unknown -> {
                    assertThat(unknown.failure().fault().is(FailureCause.ANOTHERS_ACCOUNT))
                            .isTrue();
                    assertThat(unknown.failure().kind()).isEqualTo(Kind.UNAVAILABLE);
                });

        server.next("POST", Fault.instead(status, eve));
        assertThat(server.user(created(create(ada())).id()).path("userName").asText())
                .isEqualTo("ada@corp.example");
    }

    /** A service may know the person by another name. */
    @ParameterizedTest
    @CsvSource({"200, AlreadyThere", "201, Created"})
    void line07AnAccountOfAnotherNameIsTheirsByWhatIsUnique(int status, String comesTo) {
        for (String unique : List.of("\"externalId\":\"x-1\"", "\"emails\":[{\"value\":\"ADA@corp.example\"}]")) {
            server.next("POST", Fault.status(status, Map.of(), "{\"id\":\"9\",\"userName\":\"al1\"," + unique + "}"));
            assertThat(create(ada()).getClass().getSimpleName()).isEqualTo(comesTo);
        }
    }

    /** The same externalId at two IdPs (ADR 7). */
    @Test
    void line07ARestoredAccountForWhosePersonTheIdpDoesNotSpeakIsNotTaken() {
        server.always(
                "POST",
                Fault.status(200, Map.of(), "{\"id\":\"9\",\"userName\":\"v@other.example\",\"externalId\":\"x-1\"}"));
        ScimUser scoped = ada().within(new DomainScope(Set.of("corp.example"), Set.of()));
        assertThat(users.create(application, scoped, Deadline.in(Duration.ofSeconds(2))))
                .isInstanceOf(Creation.Unknown.class);
    }

    @Test
    void line07ALookAlikeThatIsAnsweredIsNamed() {
        server.next("POST", Fault.status(200, Map.of(), "{\"id\":\"9\",\"userName\":\"mike@corp.example\"}"));
        assertThat(users.create(application, user("mi\u212ae@corp.example"), Deadline.in(Duration.ofSeconds(2))))
                .isInstanceOfSatisfying(Creation.Unknown.class, unknown -> {
                    assertThat(unknown.failure().fault().is(FailureCause.LOOK_ALIKE))
                            .isTrue();
                    assertThat(unknown.failure().kind()).isEqualTo(Kind.REJECTED);
                });
    }

    /** A service that makes accounts later says nothing of the token or URL. */
    @Test
    void line07WhatIsOnlyAcceptedIsNotDoneYet() {
        server.next("POST", Fault.status(202, Map.of(), ""));
        assertThat(users.create(application, ada(), Deadline.in(Duration.ofSeconds(2))))
                .isInstanceOfSatisfying(
                        Creation.Unknown.class,
                        unknown -> assertThat(unknown.failure())
                                .isEqualTo(
                                        new ProvisioningFailure(Kind.UNAVAILABLE, FailureCause.NOT_DONE_YET, "202")));
    }

    // ------------------------------------------------------------------ 8: PATCH

    @Test
    void line08PatchesOnePathPerOperationAndOnlyWhatDiffers() throws JsonProcessingException {
        String id = server.add("""
                {"userName":"ada@corp.example","externalId":"x-1","active":false,"name":{"givenName":"A","familyName":"Lovelace"},
                 "emails":[{"type":"work","primary":true,"value":"old@corp.example"}],"title":"Countess",
                 "%s":{"Business Unit":"R","Grade":7}}""".formatted(PEAKON));
        ObjectNode wanted = ada().resource().deepCopy();
        wanted.putObject(ENTERPRISE).put("employeeNumber", "E-1");
        wanted.putObject(PEAKON).put("Business Unit", "R & D").put("Grade", 7L);
        assertThat(users.update(application, id, withResource(wanted), null, soon()))
                .isInstanceOf(Change.Done.class);

        assertThat(patch().toString())
                .isEqualTo("{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":["
                        + "{\"op\":\"replace\",\"path\":\"emails[type eq \\\"work\\\"].value\",\"value\":\"Ada@corp.example\"},"
                        + "{\"op\":\"replace\",\"path\":\"name.givenName\",\"value\":\"Ada\"},"
                        + "{\"op\":\"replace\",\"path\":\"" + ENTERPRISE + ":employeeNumber\",\"value\":\"E-1\"},"
                        + "{\"op\":\"replace\",\"value\":{\"" + PEAKON + "\":{\"Business Unit\":\"R & D\"}}}]}");
    }

    @Test
    void line08SendsNothingWhenNothingDiffers() {
        String id = server.add(ada().resource().toString());
        assertThat(users.update(application, id, ada(), null, soon())).isInstanceOf(Change.Unneeded.class);
        assertThat(server.calls("PATCH")).isEmpty();
    }

    /** RFC 7644 §3.5.2: a PATCH has one operation at least. */
    @Test
    void line08SendsNothingWhenTheAccountHasTheAddressAlready() {
        String id = server.add("{\"userName\":\"ada@corp.example\"}");
        assertThat(users.rename(application, id, "lovelace@corp.example", soon()))
                .isInstanceOf(Change.Done.class);
        assertThat(users.rename(application, id, "lovelace@corp.example", soon()))
                .isInstanceOf(Change.Unneeded.class);
        assertThat(server.calls("PATCH")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void line08NothingIsDoneWhereTheAccountCouldNotBeRead(boolean byPut) {
        String id = server.add("{\"userName\":\"ada@corp.example\"}");
        if (byPut) {
            server.always("PATCH", Fault.status(501));
            users.update(application, id, ada(), null, soon());
        }
        for (Fault fault : List.of(Fault.status(503), Fault.reset(), Fault.status(204, Map.of(), ""))) {
            server.always("GET", fault);
            assertThat(users.update(
                            application,
                            id,
                            withResource(ada().resource().deepCopy().put("title", "x")),
                            null,
                            soon()))
                    .isInstanceOfSatisfying(
                            Change.Failed.class,
                            failed -> assertThat(failed.mayBeDone()).isFalse());
        }
    }

    /** The caller looks what came of it. */
    @Test
    void line08LeavesTimeToLookWhereNoAnswerComes() {
        String id = server.add("{\"userName\":\"ada@corp.example\"}");
        server.always("PATCH", Fault.hang());
        Deadline deadline = soon();
        assertThat(users.update(application, id, ada(), null, deadline))
                .isInstanceOfSatisfying(
                        Change.Failed.class,
                        failed -> assertThat(failed.mayBeDone()).isTrue());
        assertThat(users.read(application, id, deadline)).isInstanceOf(LookUp.Found.class);
    }

    @Test
    void line08ActiveIsARealBooleanAnd204IsDone() throws JsonProcessingException {
        String id = server.add("{\"userName\":\"ada@corp.example\",\"active\":true}");
        server.next("PATCH", Fault.status(204, Map.of(), ""));
        assertThat(users.deactivate(application, id, soon())).isInstanceOf(Change.Done.class);
        assertThat(patch().path("Operations").toString())
                .isEqualTo("[{\"op\":\"replace\",\"path\":\"active\",\"value\":false}]");
    }

    @ParameterizedTest
    @ValueSource(ints = {405, 501})
    void line08WithoutPatchItMergesAndPutsKeepingActive(int status) {
        String id = server.add("""
                {"userName":"ada@corp.example","active":false,"title":"Countess","meta":{},
                 "name":{"givenName":"A","middleName":"King"}}""");
        server.always("PATCH", Fault.status(status));
        assertThat(users.update(application, id, ada(), null, soon())).isInstanceOf(Change.Done.class);

        JsonNode there = server.user(id);
        assertThat(there.path("active").booleanValue()).isFalse();
        assertThat(there.path("title").asText()).isEqualTo("Countess");
        assertThat(there.path("name").toString())
                .isEqualTo("{\"givenName\":\"Ada\",\"middleName\":\"King\",\"familyName\":\"Lovelace\"}");
        assertThat(server.calls("PUT").get(0).body()).doesNotContain("meta");
    }

    @Test
    void line08AnAccountThatIsThereIsNotGoneSinceNoChangeOfItIsTaken() {
        String id = server.add("{\"userName\":\"ada@corp.example\"}");
        Fault page = Fault.status(404, Map.of("Content-Type", "text/html"), "<html>Not Found</html>");
        server.always("PATCH", page);
        server.always("PUT", page);
        assertThat(users.update(application, id, ada(), null, soon())).isInstanceOf(Change.Failed.class);
    }

    /** As by services that pass over a path which they do not know. */
    @Test
    void line08APatchThatChangesNothingIsFollowedByPut() {
        String id = server.add("{\"userName\":\"ada@corp.example\",\"active\":true}");
        server.always("PATCH", Fault.status(200, Map.of(), server.user(id).toString()));

        assertThat(users.rename(application, id, "lovelace@corp.example", soon()))
                .isInstanceOf(Change.Done.class);
        assertThat(server.user(id).path("userName").asText()).isEqualTo("lovelace@corp.example");
        server.always("PATCH", Fault.status(200, Map.of(), server.user(id).toString()));
        assertThat(users.deactivate(application, id, soon())).isInstanceOf(Change.Done.class);
        assertThat(server.user(id).path("active").booleanValue()).isFalse();
    }

    @Test
    void line08WhatIsAsItWasIsNotDone() {
        String id = server.add("{\"userName\":\"al1\",\"active\":false,\"emails\":[{\"value\":\"a@corp.example\"}]}");
        Fault ignored = Fault.status(200, Map.of(), server.user(id).toString());
        server.always("PATCH", ignored);
        server.always("PUT", ignored);
        ProvisioningFailure asItWas = new ProvisioningFailure(Kind.REJECTED, FailureCause.AS_IT_WAS, 200);

        PeakonAccount account = ((LookUp.Found) users.read(application, id, soon())).account();
        assertThat(users.bring(application, account, ada(), null, soon())).isEqualTo(new Change.Failed(asItWas));
        assertThat(users.reactivate(application, account, soon())).isFalse();
    }

    /** Its address is what matters; a service may give names of its own. */
    @Test
    void line08AnAccountThatHasTheAddressMayKeepItsName() {
        String id = server.add("{\"userName\":\"al1\",\"emails\":[{\"value\":\"ada@corp.example\"}]}");
        server.always("PATCH", Fault.status(200, Map.of(), server.user(id).toString()));
        assertThat(users.update(application, id, ada(), null, soon())).isInstanceOf(Change.Done.class);
        assertThat(server.calls("PUT")).isEmpty();
    }

    /** An answer may be older than the account. */
    @Test
    void line08AnAnswerThatSaysWhatWasIsLookedInto() {
        String id = server.add("{\"userName\":\"ada@corp.example\"}");
        server.next("PATCH", Fault.instead(200, server.user(id).toString()));
        assertThat(users.rename(application, id, "lovelace@corp.example", soon()))
                .isInstanceOf(Change.Done.class);
        assertThat(server.calls("PUT")).isEmpty();
    }

    /** As gateways answer whose status is always the same. */
    @Test
    void line08AnErrorWithStatus200IsNotDone() {
        String id = server.add("{\"userName\":\"ada@corp.example\"}");
        Fault error = Fault.status(
                200,
                Map.of(),
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"],\"status\":\"400\",\"detail\":\"no\"}");
        server.next("GET", error);
        assertThat(users.update(application, id, ada(), null, soon())).isInstanceOf(Change.Failed.class);
        assertThat(server.calls("PATCH")).as("an error is no account").isEmpty();
        server.always("PATCH", error);
        server.always("DELETE", error);
        for (Change change : List.of(
                users.update(application, id, ada(), null, soon()),
                users.deactivate(application, id, soon()),
                users.delete(application, id, soon()))) {
            assertThat(change).isInstanceOfSatisfying(Change.Failed.class, failed -> {
                assertThat(failed.failure().fault().english()).isEqualTo("HTTP 200: no");
                assertThat(failed.failure().kind()).isEqualTo(Kind.REJECTED);
                assertThat(failed.mayBeDone()).isTrue();
            });
        }
    }

    @Test
    void line08TheAnswerOfAnotherAccountSaysNothing() {
        String id = server.add("{\"userName\":\"ada@corp.example\"}");
        server.always("PATCH", Fault.status(200, Map.of(), "{\"id\":\"9\",\"userName\":\"ada@corp.example\"}"));
        assertThat(users.deactivate(application, id, soon()))
                .isInstanceOfSatisfying(
                        Change.Failed.class,
                        failed -> assertThat(failed.mayBeDone()).isTrue());
    }

    /** As a cache before the service may answer: what it has is put into nobody's account. */
    @Test
    void line08NothingIsMadeOfTheAccountOfSomebodyElse() {
        String id = server.add("{\"userName\":\"ada@corp.example\",\"active\":true}");
        server.always("GET", Fault.status(200, Map.of(), "{\"id\":\"9\",\"userName\":\"eve@corp.example\"}"));
        server.always("PATCH", Fault.status(405));
        for (Change change : List.of(
                users.update(application, id, ada(), null, soon()), users.deactivate(application, id, soon()))) {
            assertThat(change).isInstanceOf(Change.Failed.class);
        }
        assertThat(users.preview(application, id, ada(), null, soon())).isInstanceOf(Preview.Failed.class);
        assertThat(server.calls("PUT")).isEmpty();
    }

    // ------------------------------------------------------------------ 9: 429

    @Test
    void line09WaitsAShortWhileAndTriesAgain() {
        server.next("GET", Fault.tooMany("1"), Fault.tooMany("1"));
        assertThat(find(ada())).isInstanceOf(LookUp.Absent.class);
    }

    @Test
    void line09CreatesAfterSeveralShortPausesWithinTheBudget() {
        server.next("POST", Fault.tooMany("1"), Fault.tooMany("1"));
        created(create(ada()));
        assertThat(server.calls("POST")).hasSize(3);
    }

    @Test
    void line09UnderstandsADateToo() {
        server.next(
                "GET",
                Fault.tooMany(DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(1))));
        assertThat(find(ada())).isInstanceOf(LookUp.Absent.class);
    }

    @Test
    void line09DoesNotWaitLongerThanThePersonWould() {
        server.always("POST", Fault.tooMany("60"));
        long begun = System.nanoTime();
        assertThat(create(ada()))
                .isInstanceOfSatisfying(
                        Creation.NotCreated.class,
                        not -> assertThat(not.failure().kind()).isEqualTo(Kind.UNAVAILABLE));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));

        find(ada());
        assertThat(server.calls()).hasSize(1);
    }

    @Test
    void line09TriesOftenButNotForEver() {
        server.always("POST", Fault.tooMany("0"));
        assertThat(create(ada())).isInstanceOf(Creation.NotCreated.class);
        assertThat(server.calls("POST")).hasSizeBetween(3, 8);
    }

    // ------------------------------------------------------------------ 10: unknown outcomes

    @Test
    void line10UnknownOutcomeIsLookedUpBeforeAnythingElse() {
        for (Fault fault : List.of(Fault.droppedAfterCommit(), Fault.errorAfterCommit())) {
            server.next("POST", fault);
            ScimUser user = user("p" + server.users().size() + "@corp.example");
            assertThat(server.user(created(create(user)).id())).isNotNull();
        }
        assertThat(server.calls("POST")).hasSize(2);
    }

    @Test
    void line10SilenceAfterCommitIsLookedUpWithinTheBudget() {
        server.next("POST", Fault.silenceAfterCommit());
        Creation creation = users.create(application, ada(), Deadline.in(Duration.ofSeconds(2)));
        assertThat(server.user(created(creation).id())).isNotNull();
    }

    @Test
    void line10AbsentAfterUnknownStaysUnknown() {
        server.next("POST", Fault.reset());
        assertThat(users.create(application, ada(), Deadline.in(Duration.ofSeconds(2))))
                .isInstanceOf(Creation.Unknown.class);
        assertThat(server.calls("POST")).hasSize(1);
    }

    @Test
    void line10AnAccountThatDoesNotSayWhatWasSentIsNotTheOneThatWasMade() {
        server.add("{\"userName\":\"ada@corp.example\",\"active\":true,\"name\":{\"givenName\":\"Augusta\"}}");
        server.next("POST", Fault.reset());
        assertThat(users.create(application, ada(), Deadline.in(Duration.ofSeconds(2))))
                .isInstanceOfSatisfying(
                        Creation.Unknown.class,
                        unknown -> assertThat(unknown.instead())
                                .map(PeakonAccount::userName)
                                .contains("ada@corp.example"));
    }

    @Test
    void line10NothingSentIsNotCreated() {
        server.close();
        assertThat(create(ada()))
                .isInstanceOfSatisfying(
                        Creation.NotCreated.class,
                        not -> assertThat(not.failure().kind()).isEqualTo(Kind.UNAVAILABLE));
    }

    @Test
    void line10EverythingEndsByItsDeadline() {
        for (Fault fault : List.of(Fault.hang(), Fault.trickle())) {
            server.always("GET", fault);
            server.always("POST", fault);
            long begun = System.nanoTime();
            assertThat(users.find(application, ada(), Deadline.in(Duration.ofMillis(500))))
                    .isInstanceOf(LookUp.Failed.class);
            assertThat(users.create(application, ada(), Deadline.in(Duration.ofMillis(500))))
                    .isNotInstanceOf(Creation.NotCreated.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(1400));
        }
    }

    // ------------------------------------------------------------------ 11: read-after-write lag

    @Test
    void line11ThePostsOwnAnswerIsTrusted() {
        server.lag(Duration.ofSeconds(30));
        assertThat(server.user(created(create(ada())).id())).isNotNull();
        assertThat(server.calls("GET")).isEmpty();
    }

    @Test
    void line11LooksAgainWithBackOffWhenAnAccountIsNotFoundYet() {
        server.lag(Duration.ofMillis(600));
        server.next("POST", Fault.droppedAfterCommit());
        assertThat(server.user(created(create(ada())).id())).isNotNull();
    }

    // ------------------------------------------------------------------ 12: ids that are gone

    @Test
    void line12AnIdThatIsGoneIsSaidSo() {
        assertThat(users.get(application, "999", soon())).isInstanceOf(LookUp.Absent.class);
        assertThat(users.update(application, "999", ada(), null, soon())).isInstanceOf(Change.Gone.class);
        assertThat(users.deactivate(application, "999", soon())).isInstanceOf(Change.Gone.class);
        assertThat(users.delete(application, "999", soon())).isInstanceOf(Change.Gone.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void line12WhoSaysThatAnIdIsGoneIsTold(int status) {
        for (String method : List.of("GET", "PATCH", "DELETE")) {
            server.always(method, Fault.status(status));
        }
        assertThat(users.get(application, "7", soon())).isEqualTo(new LookUp.Absent());
        assertThat(users.update(application, "7", ada(), null, soon())).isEqualTo(new Change.Gone());
        assertThat(users.deactivate(application, "7", soon())).isEqualTo(new Change.Gone());
        assertThat(users.delete(application, "7", soon())).isEqualTo(new Change.Gone());

        for (String method : List.of("GET", "PATCH", "DELETE")) {
            server.always(method, Fault.status(status, Map.of(), ""));
        }
        assertThat(users.rename(application, "7", "ada.old@corp.example", soon()))
                .isEqualTo(new Change.Gone(false));
        assertThat(users.deactivate(application, "7", soon())).isEqualTo(new Change.Gone(false));
        assertThat(users.delete(application, "7", soon())).isEqualTo(new Change.Gone(false));
    }

    /** Its ids look otherwise now; a search says the rest. */
    @Test
    void line12AnIdOfWhichTheServiceMakesNothingIsGone() {
        server.always("GET", Fault.status(400));
        assertThat(users.get(application, "7", soon())).isEqualTo(new LookUp.Absent(false));
        assertThat(users.update(application, "7", ada(), null, soon())).isEqualTo(new Change.Gone(false));
        assertThat(failed(find(ada())).kind()).as("nobody is created").isEqualTo(Kind.REJECTED);
    }

    /** As L7 needs it: an unknown id is a bare 404, but a search is answered. */
    @Test
    void line12ASearchThatIsAnsweredSaysThatNobodyIsThere() {
        assertThat(find(ada())).isEqualTo(new LookUp.Absent(true));
    }

    @Test
    void line12DeletesById() {
        String id = server.add("{\"userName\":\"ada@corp.example\"}");
        assertThat(users.delete(application, id, soon())).isInstanceOf(Change.Done.class);
        assertThat(server.user(id)).isNull();
    }

    // ------------------------------------------------------------------ 13: 401, 403, the circuit

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void line13ARefusedTokenStopsTheCallsAtOnce(int status) {
        server.always("GET", Fault.status(status));
        assertThat(failed(find(ada())).kind()).isEqualTo(Kind.MISCONFIGURED);
        assertThat(failed(find(ada())).kind()).isEqualTo(Kind.MISCONFIGURED);
        assertThat(create(ada())).isInstanceOf(Creation.NotCreated.class);

        assertThat(server.calls()).hasSize(1);
        assertThat(users.connection(application)).isEqualTo(ConnectionState.MISCONFIGURED);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 500})
    void line13WhatIsWrongWithOneAccountStopsNoCallForOthers(int status) {
        String id = server.add("{\"userName\":\"bob@corp.example\",\"active\":true}");
        server.always("PATCH", Fault.status(status));
        server.always("DELETE", Fault.status(status));
        for (int i = 0; i < 10; i++) {
            users.deactivate(application, id, soon());
            users.delete(application, id, soon());
        }
        assertThat(users.connection(application)).isEqualTo(ConnectionState.WORKING);
        created(create(ada()));
    }

    @Test
    void line13AProtectedAccountThatCannotBeReadIsItsOwnTrouble() {
        server.next("GET", Fault.status(403));
        assertThat(users.get(application, "7", soon()))
                .isInstanceOfSatisfying(
                        LookUp.Failed.class,
                        failed -> assertThat(failed.failure().kind()).isEqualTo(Kind.REJECTED));
        assertThat(find(ada())).isInstanceOf(LookUp.Absent.class);
    }

    @Test
    void line13ATokenThatIsRefusedForOneAccountIsRefusedForAll() {
        server.always("PATCH", Fault.status(401));
        users.deactivate(application, "7", soon());
        assertThat(users.connection(application)).isEqualTo(ConnectionState.MISCONFIGURED);
    }

    @Test
    void line13ANewTokenClosesTheCircuitAtOnce() {
        applications.token = "wrong-token";
        assertThat(failed(find(ada())).kind()).isEqualTo(Kind.MISCONFIGURED);
        applications.token = FaultyScimServer.TOKEN;
        assertThat(find(ada())).isInstanceOf(LookUp.Absent.class);
    }

    @Test
    void line13RepeatedFailureOpensTheCircuitWhichRecoversByItself() throws InterruptedException {
        server.always("GET", Fault.status(500));
        for (int i = 0; i < 5; i++) {
            find(ada());
        }
        int made = server.calls().size();
        assertThat(failed(find(ada())).kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(server.calls()).hasSize(made);
        assertThat(users.connection(application)).isEqualTo(ConnectionState.FAILING);

        server.heal();
        Thread.sleep(BREAKER_OPEN_FOR.plusMillis(100).toMillis());
        assertThat(find(ada())).isInstanceOf(LookUp.Absent.class);
        assertThat(users.connection(application)).isEqualTo(ConnectionState.WORKING);
    }

    @Test
    void line13WithoutTokenNothingIsSent() {
        applications.token = null;
        assertThat(failed(find(ada())).kind()).isEqualTo(Kind.MISCONFIGURED);
        applications.token = "line\nbreak";
        assertThat(failed(find(ada())).kind()).isEqualTo(Kind.MISCONFIGURED);
        assertThat(server.calls()).isEmpty();
    }

    // ------------------------------------------------------------------ 14: ServiceProviderConfig

    @Test
    void line14ServiceProviderConfigIsAdvice() {
        assertThat(users.serviceProviderConfig(application, soon()))
                .isEqualTo(new ServiceAdvice.Given(true, true, java.util.OptionalInt.of(200)));
        server.next("GET", Fault.status(404), Fault.html());
        assertThat(users.serviceProviderConfig(application, soon())).isInstanceOf(ServiceAdvice.None.class);
        assertThat(users.serviceProviderConfig(application, soon())).isInstanceOf(ServiceAdvice.None.class);
        assertThat(find(ada())).isInstanceOf(LookUp.Absent.class);
    }

    // ------------------------------------------------------------------ 15: pages

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void line15ReadsFromOneToTheFirstEmptyPage(boolean emptyIs204) {
        for (int i = 0; i < 150; i++) {
            server.add("{\"userName\":\"user" + i + "\"}");
        }
        if (emptyIs204) {
            server.answerEmptyPagesWith204();
        }
        SeenAccounts seen = new SeenAccounts();
        assertThat(users.readAll(application, Duration.ofSeconds(5), 1, seen)).isEmpty();

        assertThat(seen.all).hasSize(150).doesNotHaveDuplicates();
        assertThat(server.calls())
                .extracting(call -> call.target().replaceAll(".*startIndex=(\\d+).*", "$1"))
                .containsExactly("1", "101", "151");
    }

    @Test
    void line15AServiceThatRepeatsAPageIsAFailure() {
        server.always("GET", Fault.status(200, Map.of(), "{\"totalResults\":9,\"Resources\":[{\"id\":\"1\"}]}"));
        assertThat(users.readAll(application, Duration.ofSeconds(5), 1, new SeenAccounts()))
                .isPresent();
    }

    @Test
    void line15AFailedPageIsNotTheEnd() {
        server.always("GET", Fault.status(500));
        assertThat(users.page(application, 1, 10, soon())).isInstanceOf(ListResponse.Failed.class);
        assertThat(users.readAll(application, Duration.ofSeconds(5), 1, new SeenAccounts()))
                .isPresent();
    }

    @Test
    void line15APageWithoutItsAccountsIsNotTheEnd() {
        server.next("GET", Fault.status(200, Map.of(), "{\"totalResults\":9}"));
        assertThat(users.page(application, 1, 10, soon())).isInstanceOf(ListResponse.Failed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"totalResults\":0}", "{\"totalResults\":9}", "{\"totalResults\":9,\"Resources\":[]}"})
    void line15BehindTheLastAccountThereIsNothing(String body) {
        server.next("GET", Fault.status(200, Map.of(), body));
        assertThat(users.page(application, 10, 10, soon()))
                .isInstanceOfSatisfying(
                        ListResponse.Accounts.class,
                        page -> assertThat(page.accounts()).isEmpty());
    }

    // ------------------------------------------------------------------ 16: the token's way

    @Test
    void line16NoRedirectIsFollowed() {
        try (FaultyScimServer elsewhere = FaultyScimServer.start()) {
            server.always("GET", Fault.redirect(elsewhere.baseUrl() + "/Users"));
            server.always("POST", Fault.redirect(elsewhere.baseUrl() + "/Users"));
            assertThat(failed(find(ada())).kind()).isEqualTo(Kind.MISCONFIGURED);
            assertThat(create(ada())).isInstanceOf(Creation.NotCreated.class);
            assertThat(elsewhere.calls()).isEmpty();
        }
    }

    @Test
    void line16ALocationNeverChangesTheHost() {
        try (FaultyScimServer elsewhere = FaultyScimServer.start()) {
            server.next("POST", Fault.status(201, Map.of("Location", elsewhere.baseUrl() + "/Users/5"), ""));
            assertThat(created(create(ada())).id()).isEqualTo("5");
            users.get(application, "5", soon());
            assertThat(elsewhere.calls()).isEmpty();
        }
    }

    /** Work that began before may last for hours. */
    @Test
    void line16TheTokenOfANewUrlIsNotSentToTheOldOne() {
        applications.now = TestApplications.scim("https://acme.peakon.example/scim/v2", 10);
        assertThat(failed(find(ada()))).isEqualTo(new ProvisioningFailure(Kind.UNAVAILABLE, FailureCause.URL_CHANGED));
        assertThat(server.calls()).isEmpty();
        applications.now = application;
        assertThat(find(ada())).isInstanceOf(LookUp.Absent.class);
    }

    @Test
    void line16ConnectionsAreKeptAndTheTokenIsSentAsBearer() {
        find(ada());
        assertThat(server.calls())
                .isNotEmpty()
                .allSatisfy(call ->
                        assertThat(call.headers()).containsEntry("authorization", "Bearer " + FaultyScimServer.TOKEN));
    }

    @Test
    void line16AnIdNeverLeavesItsPath() {
        users.delete(application, "../../admin?x=1", soon());
        assertThat(server.calls("DELETE").get(0).target()).isEqualTo("/scim/v2/Users/..%2F..%2Fadmin%3Fx%3D1");
    }

    // ------------------------------------------------------------------ 17: races

    @Test
    void line17RacingFirstSignOnsOfOnePersonEndWithOneAccount() throws InterruptedException, ExecutionException {
        ExecutorService tabs = Executors.newFixedThreadPool(8);
        try {
            Callable<String> signOn = () -> {
                LookUp lookUp = find(ada());
                if (lookUp instanceof LookUp.Found found) {
                    return found.account().id();
                }
                Creation creation = create(ada());
                return creation instanceof Creation.AlreadyThere there
                        ? there.account().id()
                        : created(creation).id();
            };
            List<String> ids = new ArrayList<>();
            for (Future<String> id : tabs.invokeAll(java.util.Collections.nCopies(8, signOn))) {
                ids.add(id.get());
            }
            assertThat(server.users()).hasSize(1);
            assertThat(ids).containsOnly(server.users().get(0).path("id").asText());
        } finally {
            tabs.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://169.254.169.254/scim/v2", "http://0/scim/v2", "http://[::ffff:a9fe:a9fe]/scim/v2"})
    void noAddressOfAMetadataServiceIsCalled(String baseUrl) {
        LookUp lookUp = users.find(TestApplications.scim(baseUrl, 10), ada(), soon());

        assertThat(failed(lookUp).obstacle()).isEqualTo(Obstacle.ADDRESS_REFUSED);
    }

    @ParameterizedTest
    @CsvSource({"401, TOKEN", "403, TOKEN", "405, NOT_SCIM", "400, REJECTED", "429, FAILING", "500, FAILING"})
    void theObstacleIsTheStatusNotWhatIsSaid(int status, Obstacle expected) {
        server.always("GET", Fault.status(status, Map.of(), "{\"detail\":\"401 SSL UnknownHost Timeout in time\"}"));

        assertThat(failed(users.find(application, ada(), Deadline.in(Duration.ofSeconds(2))))
                        .obstacle())
                .isEqualTo(expected);
    }

    @Test
    void theObstacleOfALostConnectionIsNamed() {
        assertThat(failed(users.find(TestApplications.scim("http://nobody.invalid/scim", 10), ada(), soon()))
                        .obstacle())
                .isEqualTo(Obstacle.NO_SUCH_HOST);
    }

    @Test
    void anExhaustedQuotaSendsNothing() {
        ScimConnections poor = TestConnections.to(applications, (service, priority) -> false, BREAKER_OPEN_FOR);
        assertThat(failed(new ScimUsers(poor).find(application, ada(), soon())).kind())
                .isEqualTo(Kind.UNAVAILABLE);
        poor.close();
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void aManagerIsHeldBackOnCreation() {
        create(managedByBoss());
        assertThat(server.calls("POST").get(0).body()).doesNotContain("manager").doesNotContain(ENTERPRISE);
    }

    @Test
    void aManagersEmailBecomesTheIdOfTheAccount() throws JsonProcessingException {
        String boss = server.add(BOSS);
        String id = created(create(ada())).id();

        assertThat(users.update(application, id, managedByBoss(), null, soon())).isInstanceOf(Change.Done.class);

        JsonNode operation = patch().path("Operations").path(0);
        assertThat(operation.path("path").asText()).isEqualTo(ENTERPRISE + ":manager");
        assertThat(operation.path("value").path("value").asText()).isEqualTo(boss);
    }

    @Test
    void aManagerWithoutAccountKeepsNothingElseFromBeingSent() throws JsonProcessingException {
        String id = created(create(ada())).id();
        ObjectNode resource = managedByBoss().resource();
        resource.put("title", "Countess");

        Change change = users.update(application, id, withResource(resource), null, soon());

        assertThat(change)
                .isEqualTo(new Change.DoneButColleague(
                        new ProvisioningFailure(Kind.UNAVAILABLE, FailureCause.MANAGER_WITHOUT_ACCOUNT)));
        assertThat(patch().path("Operations")).hasSize(1);
        assertThat(patch().path("Operations").path(0).path("path").asText()).isEqualTo("title");
    }

    /** Peakon refuses what names somebody whom it does not know, with all that comes with it. */
    @Test
    void anEmployeeWithoutAccountKeepsNothingElseFromBeingSent() {
        ObjectNode resource = ada().resource();
        ScimUser user = new ScimUser(
                "ada@corp.example",
                Optional.of("x-1"),
                Optional.of("Ada@corp.example"),
                resource,
                new ObjectMapper()
                        .createObjectNode()
                        .set(PEAKON, new ObjectMapper().createObjectNode().put("Manager", "boss@corp.example")),
                "digest");
        String id = created(create(user)).id();
        assertThat(server.calls("POST").get(0).body()).doesNotContain("boss");

        resource.put("title", "Countess");
        server.next("PATCH", Fault.none(), Fault.status(400, Map.of(), "{\"detail\":\"no boss@corp.example\"}"));
        assertThat(users.update(application, id, user, null, soon()))
                .isInstanceOfSatisfying(
                        Change.DoneButColleague.class,
                        rest -> assertThat(rest.failure().fault().text()).doesNotContain("boss"));
        assertThat(server.user(id).path("title").asText()).isEqualTo("Countess");
        assertThat(users.update(application, id, user, null, soon())).isInstanceOf(Change.Done.class);
        assertThat(server.user(id).path(PEAKON).path("Manager").asText()).isEqualTo("boss@corp.example");
        assertThat(users.update(application, id, user, null, soon())).isInstanceOf(Change.Unneeded.class);
    }

    private static final String BOSS =
            "{\"userName\": \"boss@corp.example\", \"active\": true, \"name\": {\"givenName\": \"B\", \"familyName\": \"O\"}}";

    private static ScimUser managedByBoss() {
        ObjectNode resource = ada().resource().deepCopy();
        resource.withArray("schemas").add(ENTERPRISE);
        resource.putObject(ENTERPRISE).putObject("manager").put("value", "boss@corp.example");
        return withResource(resource);
    }

    private JsonNode patch() throws JsonProcessingException {
        return new ObjectMapper().readTree(server.calls("PATCH").get(0).body());
    }

    private LookUp find(ScimUser user) {
        return users.find(application, user, soon());
    }

    private Creation create(ScimUser user) {
        return users.create(application, user, soon());
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(10));
    }

    private static PeakonAccount created(Creation creation) {
        assertThat(creation).isInstanceOf(Creation.Created.class);
        return ((Creation.Created) creation).account();
    }

    private static org.peakonjit.provisioning.result.ProvisioningFailure failed(LookUp lookUp) {
        assertThat(lookUp).isInstanceOf(LookUp.Failed.class);
        return ((LookUp.Failed) lookUp).failure();
    }

    private static ScimUser ada() {
        ObjectNode resource = new ObjectMapper().createObjectNode();
        resource.putArray("schemas").add("urn:ietf:params:scim:schemas:core:2.0:User");
        resource.put("userName", "ada@corp.example").put("externalId", "x-1").put("active", true);
        resource.putArray("emails")
                .addObject()
                .put("type", "work")
                .put("primary", true)
                .put("value", "Ada@corp.example");
        resource.putObject("name").put("givenName", "Ada").put("familyName", "Lovelace");
        return withResource(resource);
    }

    private static ScimUser user(String userName) {
        return new ScimUser(
                userName,
                Optional.empty(),
                Optional.empty(),
                new ObjectMapper().createObjectNode().put("userName", userName),
                "digest");
    }

    private static ScimUser withResource(ObjectNode resource) {
        return new ScimUser(
                "ada@corp.example", Optional.of("x-1"), Optional.of("Ada@corp.example"), resource, "digest");
    }
}
