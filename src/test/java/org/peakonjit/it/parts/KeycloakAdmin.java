package org.peakonjit.it.parts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Keycloak's admin REST API. Every call must succeed. */
final class KeycloakAdmin {

    static final JsonMapper JSON = new JsonMapper();

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI server;

    KeycloakAdmin(URI server) {
        this.server = server;
    }

    JsonNode get(String path) {
        return send("GET", path, "application/json", null);
    }

    /** POSTs JSON. */
    JsonNode post(String path, Object body) {
        return send("POST", path, "application/json", json(body));
    }

    /** POSTs a document as it is. */
    JsonNode postText(String path, String body) {
        return send("POST", path, "text/plain", body);
    }

    JsonNode put(String path, Object body) {
        return send("PUT", path, "application/json", json(body));
    }

    private static String json(Object body) {
        try {
            return body instanceof JsonNode node ? node.toString() : JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode send(String method, String path, String type, @Nullable String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/admin/realms" + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", type)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = answer(request);
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(method + " " + path + " answered " + response.statusCode() + ": "
                    + response.body() + "\nto " + body);
        }
        return tree(response);
    }

    private String token() {
        return form(
                        "/realms/master/protocol/openid-connect/token",
                        "grant_type=password&client_id=admin-cli&username=" + Keycloak.ADMIN + "&password="
                                + Keycloak.ADMIN_PASSWORD)
                .path("access_token")
                .asText();
    }

    /** POSTs a form to a path of the server, without credentials. */
    JsonNode form(String path, String body) {
        return tree(answer(HttpRequest.newBuilder(URI.create(server + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build()));
    }

    private HttpResponse<String> answer(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode tree(HttpResponse<String> response) {
        try {
            return response.body().isBlank() ? MissingNode.getInstance() : JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
