package org.peakonjit.sandbox.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peakonjit.sandbox.peakon.PeakonSandbox;

class ScimServerTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final PeakonSandbox peakon = PeakonSandbox.start(0);

    @AfterEach
    void stop() {
        peakon.close();
    }

    @Test
    void createsAUserWithIdAndLocation() throws Exception {
        HttpResponse<String> response = post(user("ada.novak@corp.example"));
        JsonNode created = JSON.readTree(response.body());

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("Location"))
                .contains(peakon.scimBaseUrl() + "/Users/" + created.path("id").asText());
        assertThat(created.path("meta").path("resourceType").asText()).isEqualTo("User");
        assertThat(peakon.users().all()).singleElement().satisfies(user -> {
            assertThat(user.displayName()).isEqualTo("Ada Novak");
            assertThat(user.employeeNumber()).isEqualTo("E1");
        });
    }

    @Test
    void findsByTheFiltersPeakonDocuments() throws Exception {
        String id = JSON.readTree(post(user("ada+x@corp.example")).body())
                .path("id")
                .asText();

        assertThat(totalResults("userName eq \"ADA+X@corp.example\"")).isOne();
        assertThat(totalResults("emails eq \"ada+x@corp.example\"")).isOne();
        assertThat(totalResults("externalId eq \"guid-1\"")).isOne();
        assertThat(totalResults("id eq \"" + id + "\"")).isOne();
        assertThat(totalResults(UserSummary.ENTERPRISE + ":employeeNumber eq \"E1\""))
                .isOne();
        assertThat(totalResults("userName eq \"nobody\"")).isZero();
        assertThat(get("Users?filter=" + escape("userName co \"ada\"")).statusCode())
                .isEqualTo(400);
        assertThat(get("Users?filter=" + escape("emails.value eq \"ada\"")).body())
                .contains("invalidFilter");
    }

    @ParameterizedTest
    @CsvSource({
        "DAN@corp.example, dan2@corp.example, E3",
        "dan2@corp.example, DAN@corp.example, E3",
        "dan2@corp.example, dan2@corp.example, E2"
    })
    void refusesWhatBelongsToAnotherUserHoweverItComes(String userName, String email, String number) throws Exception {
        String ada = idOf(post(user("ada@corp.example", "ada@corp.example", "E1")));
        post(user("dan@corp.example", "dan@corp.example", "E2"));
        String wanted = user(userName, email, number);

        assertThat(List.of(
                        post(wanted), send("PUT", "Users/" + ada, wanted), send("PATCH", "Users/" + ada, """
                                {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[
                                {"op":"replace","value":%s}]}""".formatted(
                                        wanted))))
                .allSatisfy(answer -> {
                    assertThat(answer.statusCode()).isEqualTo(409);
                    assertThat(JSON.readTree(answer.body()).path("scimType").asText())
                            .isEqualTo("uniqueness");
                });
        assertThat(peakon.users().all())
                .extracting(UserSummary::userName)
                .containsExactly("ada@corp.example", "dan@corp.example");
    }

    @Test
    void letsAUserKeepWhatIsTheirs() throws Exception {
        String ada = idOf(post(user("ada@corp.example")));

        assertThat(send("PUT", "Users/" + ada, user("ADA@corp.example")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void tellsLookAlikesApartUnlessItIsToldToFold() throws Exception {
        post(user("mike@corp.example", "mike@corp.example", "E1"));
        String lookAlike = user("mi\u212Ae@corp.example", "mi\u212Ae@corp.example", "E2");

        peakon.users().fold(Folding.UNICODE);
        assertThat(totalResults("userName eq \"mi\u212Ae@corp.example\"")).isOne();
        assertThat(post(lookAlike).statusCode()).isEqualTo(409);

        peakon.users().fold(Folding.ASCII);
        assertThat(totalResults("emails eq \"mi\u212Ae@corp.example\"")).isZero();
        assertThat(post(lookAlike).statusCode()).isEqualTo(201);
    }

    @Test
    void knowsAUserByEachAddressWithoutATypeToo() throws Exception {
        ObjectNode user = JSON.createObjectNode().put("userName", "ada");
        user.putObject("name").put("givenName", "Ada").put("familyName", "Novak");
        user.putArray("emails").addObject().put("value", "ada@corp.example");
        user.withArray("emails").addObject().put("value", "ada@home.example");
        String id = peakon.users().preload(user).id();

        assertThat(totalResults("emails eq \"ADA@home.example\"")).isOne();
        assertThat(post(user("ada@home.example")).statusCode()).isEqualTo(409);
        assertThat(send("PATCH", "Users/" + id, """
                                {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[
                                {"op":"replace","path":"emails[value eq \\"ada@corp.example\\"].value","value":"new@corp.example"}]}
                                """).statusCode()).isEqualTo(200);
        assertThat(peakon.users().all().get(0).emails()).containsExactly("new@corp.example", "ada@home.example");
    }

    @Test
    void refusesAUserWithoutALastName() throws Exception {
        HttpResponse<String> response = post(user("indra@corp.example").replace("\"Novak\"", "\"\""));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("invalidValue", "name.familyName");
    }

    @Test
    void pages() throws Exception {
        for (int i = 0; i < 5; i++) {
            peakon.users().preload("p" + i + "@corp.example", "P", "Number " + i, true);
        }
        JsonNode page = JSON.readTree(get("Users?startIndex=4&count=2").body());

        assertThat(page.path("totalResults").asInt()).isEqualTo(5);
        assertThat(page.path("itemsPerPage").asInt()).isEqualTo(2);
        assertThat(page.path("Resources").path(0).path("userName").asText()).isEqualTo("p3@corp.example");
    }

    @Test
    void patchesReplacesAndDeletes() throws Exception {
        String path = "Users/"
                + peakon.users()
                        .preload("dan@corp.example", "Dan", "Fischer", true)
                        .id();
        HttpResponse<String> patched = send("PATCH", path, """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[
                {"op":"replace","path":"active","value":false},{"op":"replace","path":"name.familyName","value":"Fox"}]}
                """);

        assertThat(patched.statusCode()).isEqualTo(200);
        assertThat(peakon.users().all()).singleElement().satisfies(user -> {
            assertThat(user.active()).isFalse();
            assertThat(user.familyName()).isEqualTo("Fox");
        });
        assertThat(send("PUT", path, user("dan@corp.example")).statusCode()).isEqualTo(200);
        assertThat(send("DELETE", path, "").statusCode()).isEqualTo(204);
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void answersNobodyWithoutTheToken() throws Exception {
        HttpResponse<String> response = CLIENT.send(
                HttpRequest.newBuilder(URI.create(peakon.scimBaseUrl() + "/Users"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).contains("\"status\":\"401\"");
    }

    @Test
    void notesCallsWithoutTheirToken() throws Exception {
        get("Users?filter=" + escape("userName eq \"a+b\""));

        assertThat(peakon.scimCalls()).singleElement().satisfies(call -> {
            assertThat(call.method()).isEqualTo("GET");
            assertThat(call.target()).isEqualTo("Users?filter=userName eq \"a+b\"");
            assertThat(call.status()).isEqualTo(200);
        });
    }

    @Test
    void keepsTheUserWhoseAnswerGotLost() throws Exception {
        peakon.faults().inject(Fault.ANSWER_LOST, 1);

        assertThatThrownBy(() -> post(user("ada.novak@corp.example"))).isInstanceOf(IOException.class);
        assertThat(peakon.users().all()).hasSize(1);
        assertThat(get("Users").statusCode()).isEqualTo(200);
        assertThat(peakon.scimCalls())
                .extracting(ScimCall::status, ScimCall::answered)
                .containsExactly(tuple(201, false), tuple(200, true));
    }

    @Test
    void failsAsToldAndThenRecovers() throws Exception {
        peakon.faults().inject(Fault.TOO_MANY, 1);

        assertThat(get("Users").headers().firstValue("Retry-After")).contains("5");
        assertThat(get("Users").statusCode()).isEqualTo(200);
    }

    @Test
    void seesNobodyWhileItLags() throws Exception {
        String id = idOf(post(user("ada@corp.example")));
        peakon.faults().inject(Fault.BLIND);

        assertThat(totalResults("userName eq \"ada@corp.example\"")).isZero();
        assertThat(get("Users/" + id).statusCode()).isEqualTo(404);
        assertThat(post(user("ada@corp.example")).statusCode()).isEqualTo(409);
    }

    @Test
    void makesNoChangeWhileChangesFail() throws Exception {
        peakon.faults().inject(Fault.CHANGES_FAIL);

        assertThat(post(user("ada@corp.example")).statusCode()).isEqualTo(500);
        assertThat(totalResults("userName eq \"ada@corp.example\"")).isZero();
    }

    @Test
    void describesItself() throws Exception {
        assertThat(get("ServiceProviderConfig").body()).contains("oauthbearertoken");
        assertThat(get("Schemas").body()).contains("urn:ietf:params:scim:schemas:core:2.0:User");
    }

    private int totalResults(String filter) throws Exception {
        return JSON.readTree(get("Users?filter=" + escape(filter)).body())
                .path("totalResults")
                .asInt(-1);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, "");
    }

    private HttpResponse<String> post(String body) throws Exception {
        return send("POST", "Users", body);
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(peakon.scimBaseUrl() + "/" + path))
                        .header("Authorization", "Bearer " + peakon.bearerToken())
                        .header("Content-Type", "application/scim+json")
                        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String idOf(HttpResponse<String> created) throws Exception {
        return JSON.readTree(created.body()).path("id").asText();
    }

    private static String user(String userName) {
        return user(userName, userName, "E1");
    }

    private static String user(String userName, String email, String number) {
        return """
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User",
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],"userName":"%s","externalId":"guid-1",
            "name":{"givenName":"Ada","familyName":"Novak"},"emails":[{"value":"%s","type":"work","primary":true}],
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"employeeNumber":"%s"},"active":true}""".formatted(userName, email, number);
    }

    private static String escape(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
