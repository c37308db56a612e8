package org.peakonjit.provisioning.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.application.Application;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.TestApplications;
import org.peakonjit.provisioning.WaitingTime;
import org.peakonjit.provisioning.result.Change;
import org.peakonjit.provisioning.result.ConnectionState;
import org.peakonjit.provisioning.result.Creation;
import org.peakonjit.provisioning.result.LookUp;
import org.peakonjit.provisioning.result.ProvisioningFailure.Kind;
import org.peakonjit.provisioning.scim.InProcessScim.Reply;
import org.peakonjit.provisioning.scim.http.ScimConnections;
import org.peakonjit.provisioning.scim.http.TestConnections;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.sandbox.peakon.PeakonSandbox;
import org.peakonjit.sandbox.scim.ScimCall;
import org.peakonjit.sandbox.scim.ScimDialect;
import org.peakonjit.sandbox.scim.ScimDialect.Ending;

/** New people and changed ones in front of services of every dialect. */
class ScimDialectsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PEAKON = "urn:ietf:params:scim:schemas:extension:peakon:2.0:User";
    private static final List<ScimDialect> STRICT_ONES =
            List.of(ScimDialect.STRICT, ScimDialect.STRICT_WITHOUT_TYPES, ScimDialect.STRICT_WITH_OTHER_TYPES);

    private final PeakonSandbox peakon = PeakonSandbox.start(0);
    private final ScimConnections channels = TestConnections.to(new OneApplication(peakon.bearerToken()));
    private final ScimUsers users = new ScimUsers(channels);
    private final Application application =
            TestApplications.scim(peakon.scimBaseUrl().toString(), 10);

    @AfterEach
    void close() {
        channels.close();
        peakon.close();
    }

    @ParameterizedTest
    @EnumSource
    void newPeopleAreCreatedWhereTheyCanBeLookedFor(ScimDialect dialect) {
        peakon.dialects().speak(dialect);
        boolean none = dialect.ending() == Ending.NOBODY_CREATED;

        Optional<String> grace = signOn(person("grace@corp.example", "x-7"), false);
        Optional<String> alan = signOn(person("alan@corp.example", null), true);

        assertThat(grace.isPresent()).isEqualTo(!none);
        assertThat(alan.isPresent()).isEqualTo(!none);
        assertThat(peakon.users().all()).hasSize(none ? 0 : 2);
        assertThat(users.connection(application))
                .isEqualTo(
                        dialect == ScimDialect.NO_RIGHT_TO_CREATE
                                ? ConnectionState.MISCONFIGURED
                                : ConnectionState.WORKING);
    }

    @ParameterizedTest
    @EnumSource
    void anAccountLearnsWhatItsPersonHas(ScimDialect dialect) throws IOException {
        String id = peakon.users().preload(account(dialect)).id();
        peakon.dialects().speak(dialect);

        Change change = users.update(application, id, changed("ada.lovelace@corp.example", "Countess"), null, soon());

        if (dialect.ending() == Ending.CHANGE_REFUSED) {
            assertThat(((Change.Failed) change).failure().kind()).isEqualTo(Kind.REJECTED);
            assertThat(users.connection(application)).isEqualTo(ConnectionState.WORKING);
            assertThat(signOn(person("grace@corp.example", "x-7"), false)).isPresent();
            return;
        }
        assertThat(change).isInstanceOf(Change.Done.class);
        JsonNode now = peakon.users().resource(id).orElseThrow();
        assertThat(now.path("title").asText()).isEqualTo("Countess");
        assertThat(now.path("userName").asText()).as("case is let be").isEqualTo("Ada@Corp.example");
        assertThat(now.path("nickName").asText()).as("what is not ours").isEqualTo("Ada");
        List<JsonNode> primaries = now.path("emails").findParents("primary");
        assertThat(primaries).hasSize(1);
        assertThat(primaries.get(0).path("value").asText()).isEqualTo("ada.lovelace@corp.example");
        assertThat(users.update(application, id, changed("ada.lovelace@corp.example", "Countess"), null, soon()))
                .as("there is nothing more to say")
                .isInstanceOf(Change.Unneeded.class);
    }

    /** A row that clears says so by null. */
    @ParameterizedTest
    @EnumSource
    void anAccountForgetsWhatItsPersonHasNoMore(ScimDialect dialect) throws IOException {
        assumeThat(dialect.ending()).isNotEqualTo(Ending.CHANGE_REFUSED);
        ObjectNode account = account(dialect).put("title", "Countess");
        account.withArray("phoneNumbers").addObject().put("type", "work").put("value", "1");
        account.withArray("phoneNumbers").addObject().put("type", "home").put("value", "2");
        account.putObject(ScimUser.ENTERPRISE)
                .put("employeeNumber", "E-1")
                .put("department", "Numbers")
                .putObject("manager")
                .put("value", "7");
        account.withArray("schemas").add(ScimUser.ENTERPRISE);
        account.putObject(PEAKON).put("Business Unit", "R & D").put("Grade", 7);
        String id = peakon.users().preload(account).id();
        peakon.dialects().speak(dialect);

        ObjectNode wanted = changed("ada@corp.example", null).resource();
        wanted.withArray("phoneNumbers").addObject().put("type", "work").putNull("value");
        wanted.putObject(ScimUser.ENTERPRISE)
                .putNull("department")
                .putObject("manager")
                .putNull("value");
        wanted.putObject(PEAKON).putNull("Business Unit");
        ScimUser ada = user("ada@corp.example", null, wanted);
        assertThat(users.preview(application, id, ada, null, soon()).toString())
                .contains("\"op\":\"remove\",\"path\":\"title\"", "phoneNumbers[type eq");
        assertThat(users.update(application, id, ada, null, soon())).isInstanceOf(Change.Done.class);

        JsonNode now = peakon.users().resource(id).orElseThrow();
        assertThat(now.has("title")).isFalse();
        assertThat(now.path("phoneNumbers").findValuesAsText("value")).containsExactly("2");
        assertThat(now.path(ScimUser.ENTERPRISE).toString()).isEqualTo("{\"employeeNumber\":\"E-1\"}");
        assertThat(now.path(PEAKON).toString()).isEqualTo("{\"Grade\":7}");
        assertThat(users.update(application, id, ada, null, soon())).isInstanceOf(Change.Unneeded.class);
    }

    /** The old account of a re-used address gets another one: the one that it had must be free then. */
    @ParameterizedTest
    @EnumSource
    void anAccountGetsAnotherAddressAndKeepsNothingOfTheOld(ScimDialect dialect) throws IOException {
        assumeThat(dialect.ending()).isNotEqualTo(Ending.CHANGE_REFUSED);
        String id = peakon.users().preload(account(dialect)).id();
        boolean namesStay = STRICT_ONES.contains(dialect);
        peakon.dialects().speak(namesStay ? ScimDialect.STANDARD : dialect);

        assertThat(users.rename(application, id, "ada.old@corp.example", soon()))
                .isInstanceOf(Change.Done.class);

        String now = peakon.users().resource(id).orElseThrow().toString();
        assertThat(now).contains("\"userName\":\"ada.old@corp.example\"").doesNotContainIgnoringCase("\"ada@corp");
    }

    @Test
    void nothingIsSentThatIsToBeClearedWhenAnAccountIsMade() {
        ObjectNode resource = person("grace@corp.example", null).resource();
        resource.putNull("title")
                .withArray("phoneNumbers")
                .addObject()
                .put("type", "work")
                .putNull("value");
        resource.putObject(ScimUser.ENTERPRISE)
                .putNull("department")
                .putObject("manager")
                .putNull("value");
        resource.withArray("schemas").add(ScimUser.ENTERPRISE);
        ScimUser grace = user("grace@corp.example", null, resource);

        assertThat(grace.resourceToCreate())
                .isEqualTo(person("grace@corp.example", null).resource());
        assertThat(grace.refersToColleague()).isFalse();
        assertThat(signOn(grace, false)).isPresent();
    }

    @Test
    void whatAServiceLacksIsRemembered() throws IOException {
        String id =
                peakon.users().preload(account(ScimDialect.PATCH_BEHIND_A_PAGE)).id();
        peakon.dialects().speak(ScimDialect.PATCH_BEHIND_A_PAGE);
        users.update(application, id, changed("ada@corp.example", "Countess"), null, soon());
        peakon.forgetCalls();
        users.update(application, id, changed("ada@corp.example", "Lady"), null, soon());
        assertThat(peakon.scimCalls()).extracting(ScimCall::method).containsExactly("GET", "GET", "PUT");

        peakon.dialects().speak(ScimDialect.BROKEN_FILTERS);
        signOn(person("grace@corp.example", "x-7"), false);
        peakon.forgetCalls();
        signOn(person("alan@corp.example", "x-8"), false);
        assertThat(peakon.scimCalls()).extracting(ScimCall::method).containsExactly("GET", "POST");
    }

    /** Both may be gone, and only a GET tells. */
    @Test
    void aPageInPlaceOfAnAccountThatIsGoneIsNoReasonToThinkThatThereIsNoPatch() {
        peakon.dialects().speak(ScimDialect.PATCH_BEHIND_A_PAGE);
        assertThat(users.deactivate(application, "4711", soon())).isInstanceOf(Change.Gone.class);
    }

    /** As a firewall before it does, which takes something in somebody's identifier for an attack. */
    @ParameterizedTest
    @ValueSource(ints = {400, 403})
    void aValueThatIsRefusedTakesTheFilterFromNobodyElse(int status) {
        List<String> asked = new ArrayList<>();
        InProcessScim.Connection guarded = InProcessScim.to(
                (method, path, body, deadline) -> {
                    asked.add(path.replaceAll(".*filter=(\\w+).*", "$1"));
                    return new Reply.Answered(
                            path.contains("union") ? status : 200, null, null, "{\"totalResults\":0,\"Resources\":[]}");
                },
                Clock.systemUTC(),
                new WaitingTime());

        assertThat(guarded.users().find(application, person("ada@corp.example", "x union select"), soon()))
                .isInstanceOf(LookUp.Absent.class);
        asked.clear();
        guarded.users().find(application, person("grace@corp.example", "x-7"), soon());
        assertThat(asked).containsExactly("userName", "externalId");
    }

    /** A service that fails is not taken for one that does not filter: nobody is created whom it may have. */
    @Test
    void nobodyIsCreatedWhenTheServiceFailsInTheMiddleOfALookUp() throws IOException {
        peakon.users().preload(account(ScimDialect.STANDARD).put("externalId", "x-7"));
        peakon.dialects().speak(ScimDialect.BROKEN_FILTERS);
        ScimUser renamed = person("augusta@corp.example", "x-7");
        Thread mender = new Thread(() -> {
            while (peakon.scimCalls().size() < 3) {
                Thread.onSpinWait();
            }
            peakon.dialects().speak(ScimDialect.STANDARD);
        });
        mender.setDaemon(true);
        mender.start();

        assertThat(users.find(application, renamed, soon())).isInstanceOf(LookUp.Found.class);
    }

    @Test
    void theDocumentHasEveryDialect() throws IOException {
        String table = Arrays.stream(ScimDialect.values())
                .map(one -> "| " + one.does() + " | " + one.handled() + " |")
                .collect(Collectors.joining("\n"));
        assertThat(Files.readString(Path.of("docs/compatibility.md"))).contains("\n" + table + "\n");
    }

    private Optional<String> signOn(ScimUser user, boolean byAnything) {
        LookUp lookUp =
                byAnything ? users.findByAnything(application, user, soon()) : users.find(application, user, soon());
        return lookUp instanceof LookUp.Absent
                        && users.create(application, user, soon()) instanceof Creation.Created created
                ? Optional.of(created.account().id())
                : Optional.empty();
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(10));
    }

    /** Ada's account, which an administrator made by hand. */
    private static ObjectNode account(ScimDialect dialect) throws IOException {
        String email = switch (dialect) {
            case STRICT_WITHOUT_TYPES -> "{\"value\": \"Ada@Corp.example\", \"primary\": true}";
            case STRICT_WITH_OTHER_TYPES -> "{\"value\": \"Ada@Corp.example\", \"type\": \"home\", \"primary\": true}";
            default -> "{\"value\": \"Ada@Corp.example\", \"type\": \"work\", \"primary\": true}";
        };
        return (ObjectNode) JSON.readTree("""
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "Ada@Corp.example",
                 "nickName": "Ada", "active": true, "name": {"givenName": "Ada", "familyName": "Lovelace"},
                 "emails": [%s]}""".formatted(email));
    }

    private static ScimUser changed(String email, @Nullable String title) {
        ObjectNode resource = person("ada@corp.example", null).resource().put("title", title);
        ((ObjectNode) resource.path("emails").path(0)).put("value", email);
        return user("ada@corp.example", null, resource);
    }

    private static ScimUser person(String address, @Nullable String externalId) {
        ObjectNode resource = JSON.createObjectNode();
        resource.putArray("schemas").add("urn:ietf:params:scim:schemas:core:2.0:User");
        resource.put("userName", address).put("active", true);
        if (externalId != null) {
            resource.put("externalId", externalId);
        }
        resource.putObject("name").put("givenName", "Ada").put("familyName", "Lovelace");
        resource.putArray("emails")
                .addObject()
                .put("type", "work")
                .put("primary", true)
                .put("value", address);
        return user(address, externalId, resource);
    }

    private static ScimUser user(String address, @Nullable String externalId, ObjectNode resource) {
        return new ScimUser(address, Optional.ofNullable(externalId), Optional.of(address), resource, "digest");
    }
}
