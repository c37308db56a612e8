package org.peakonjit.provisioning.scim.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.peakonjit.application.Application;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.TestApplications;
import org.peakonjit.provisioning.WaitingTime;
import org.peakonjit.provisioning.result.Change;
import org.peakonjit.provisioning.result.Creation;
import org.peakonjit.provisioning.result.LookUp;
import org.peakonjit.provisioning.scim.InProcessScim;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.provisioning.user.Unassigned;

/**
 * Whatever a service answers, with whatever status: a value that says what it comes to, in no time, by no exception; and
 * nobody is found who is not the person.
 */
class ScimAnswersTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration HANGS = Duration.ofSeconds(1);
    private static final Application PEAKON = TestApplications.scim("https://peakon.example/scim", 10);

    @Property(tries = 3000)
    void everyAnswerComesToSomething(
            @ForAll("statuses") int status, @ForAll("bodies") String body, @ForAll("texts") String header) {
        Instant begun = Instant.now();
        WaitingTime time = new WaitingTime();
        InProcessScim.Connection peakon = InProcessScim.to(
                (method, path, sent, deadline) -> new InProcessScim.Reply.Answered(status, header, header, body),
                Clock.systemUTC(),
                time);
        Deadline deadline = Deadline.in(Duration.ofSeconds(10), time);

        LookUp found = peakon.users().findByAnything(PEAKON, ada(), deadline);
        Creation created = peakon.users().create(PEAKON, ada(), deadline);
        Change changed = peakon.maintenance().update(PEAKON, "7", ada(), null, deadline);
        peakon.maintenance().page(PEAKON, 1, 10, deadline);
        peakon.maintenance().serviceProviderConfig(PEAKON, deadline);
        peakon.maintenance().rename(PEAKON, "7", "ada@corp.example", deadline);
        peakon.maintenance().delete(PEAKON, "7", deadline);

        assertThat(Duration.between(begun, Instant.now())).isLessThan(HANGS);
        assertThat(created).isNotNull();
        assertThat(changed).isNotNull();
        if (found instanceof LookUp.Found one) {
            assertThat(one.account().isKnownBy("ada@corp.example")
                            || one.account().externalId().equals(Optional.of("x-1"))
                            || one.account().employeeNumber().equals(Optional.of("E-1")))
                    .isTrue();
        }
    }

    /** Once a service did what we sent, there is nothing more to send. */
    @Property
    void whatIsPutSaysWhatIsWanted(@ForAll("resources") ObjectNode current, @ForAll("resources") ObjectNode wanted) {
        ObjectNode merged = MergedResource.of(current, wanted, true);
        assertThat(PatchDocument.isEmpty(PatchDocument.difference(merged, wanted)))
                .as("%s over %s made %s", wanted, current, merged)
                .isTrue();
        assertThat(primaries(merged)).isLessThanOrEqualTo(Math.max(1, primaries(current)));
    }

    @Property
    void whatIsCreatedHasNothingUnassigned(@ForAll("resources") ObjectNode wanted) {
        ObjectNode created = Unassigned.leftOut(wanted);
        assertThat(created.toString()).doesNotContain("null", "{}", "[]");
        assertThat(PatchDocument.isEmpty(PatchDocument.difference(created, wanted)))
                .isTrue();
    }

    private static long primaries(JsonNode resource) {
        return resource.path("emails").findValues("primary").stream()
                .filter(JsonNode::asBoolean)
                .count();
    }

    @Provide
    Arbitrary<Integer> statuses() {
        return Arbitraries.oneOf(
                Arbitraries.of(200, 201, 202, 204, 302, 400, 401, 403, 404, 405, 409, 412, 415, 422, 500, 501, 503),
                Arbitraries.integers().between(200, 599));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(30),
                Arbitraries.of(
                        "1",
                        "-1",
                        "99999999999999999999",
                        "Wed, 21 Oct 2015 07:28:00 GMT",
                        "/Users/7",
                        "/Users/%zz",
                        ":"));
    }

    @Provide
    Arbitrary<String> bodies() {
        Arbitrary<String> list = Combinators.combine(values(), values())
                .as((one, other) -> "{\"totalResults\":" + one + ",\"Resources\":[" + other + "," + other + "]}");
        Arbitrary<String> lists = values().map(one -> "{\"totalResults\":1,\"Resources\":" + one + "}");
        Arbitrary<String> errors = values().map(one ->
                "{\"schemas\":" + one + ",\"scimType\":" + one + ",\"detail\":" + one + ",\"errors\":" + one + "}");
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(60),
                values(),
                list,
                lists,
                errors,
                resources().map(JsonNode::toString),
                Arbitraries.integers().between(1, 3000).map(depth -> "[".repeat(depth) + "]".repeat(depth)));
    }

    private Arbitrary<String> values() {
        Arbitrary<String> leaves = Arbitraries.oneOf(
                Arbitraries.of(
                        "null", "true", "1", "-1", "1e999", "\"\"", "\"ada@corp.example\"", "\"x-1\"", "{}", "[]"),
                Arbitraries.strings()
                        .all()
                        .ofMaxLength(10)
                        .map(text -> JSON.getNodeFactory().textNode(text).toString()));
        Arbitrary<String> names = Arbitraries.of(
                "id",
                "ID",
                "userName",
                "username",
                "emails",
                "value",
                "type",
                "primary",
                "active",
                "externalId",
                "meta",
                "created",
                "name",
                ScimUser.ENTERPRISE,
                "employeeNumber",
                "manager",
                "schemas");
        return Combinators.combine(names, leaves, names, leaves)
                .as((one, first, other, second) -> "{\"" + one + "\":" + first + ",\"" + other + "\":[{\"" + one + "\":"
                        + second + "}," + first + "]}");
    }

    @Provide
    Arbitrary<ObjectNode> resources() {
        Arbitrary<String> text = Arbitraries.of("a", "b", "A@corp.example", "a@corp.example");
        Arbitrary<String> value = text.map(one -> "\"" + one + "\"").injectNull(0.2);
        Arbitrary<String> entry = Combinators.combine(Arbitraries.of("work", "home"), value)
                .as((type, one) -> "{\"type\":\"" + type + "\",\"value\":" + one + "}");
        return Combinators.combine(value, value, value, entry, Arbitraries.of(true, false))
                .as((title, department, manager, email, primary) -> {
                    ObjectNode resource = read("{\"userName\":\"a@corp.example\",\"title\":" + title
                            + ",\"name\":{\"givenName\":\"A\",\"middleName\":" + department + "},\"emails\":[" + email
                            + "],\"" + ScimUser.ENTERPRISE + "\":{\"department\":" + department
                            + ",\"manager\":{\"value\":" + manager + "}}}");
                    if (primary) {
                        ((ObjectNode) resource.path("emails").path(0)).put("primary", true);
                    }
                    return resource;
                });
    }

    private static ObjectNode read(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static ScimUser ada() {
        ObjectNode resource = read("{\"userName\":\"ada@corp.example\",\"externalId\":\"x-1\",\"active\":true,"
                + "\"name\":{\"givenName\":\"Ada\",\"familyName\":\"Lovelace\"},"
                + "\"emails\":[{\"type\":\"work\",\"primary\":true,\"value\":\"ada@corp.example\"}],"
                + "\"title\":null,\"" + ScimUser.ENTERPRISE + "\":{\"employeeNumber\":\"E-1\"}}");
        return new ScimUser(
                "ada@corp.example", Optional.of("x-1"), Optional.of("ada@corp.example"), resource, "digest");
    }
}
