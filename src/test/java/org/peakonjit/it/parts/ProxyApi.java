package org.peakonjit.it.parts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The admin REST API as an administrator's script uses it. */
public final class ProxyApi {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI baseUrl;
    private final @Nullable String authorization;

    ProxyApi(URI baseUrl, String user, String password) {
        this(
                baseUrl,
                "Basic "
                        + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }

    private ProxyApi(URI baseUrl, @Nullable String authorization) {
        this.baseUrl = baseUrl;
        this.authorization = authorization;
    }

    /** The same API to somebody who does not say who they are. */
    public ProxyApi anonymously() {
        return new ProxyApi(baseUrl, null);
    }

    /** The same API to somebody with this account. */
    public ProxyApi as(String user, String password) {
        return new ProxyApi(baseUrl, user, password);
    }

    /** An answer: its status, content type and body (missing when there was none, or no JSON). */
    public record Answer(int status, String contentType, JsonNode body, String text) {}

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, body.toString());
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body.toString());
    }

    /** Asks for a job, waits for its end, and answers it as it is then. */
    public JsonNode job(String path) {
        Answer asked = post(path, "");
        if (asked.status() != 202) {
            throw new IllegalStateException("POST answered " + asked);
        }
        String job = "/jobs/" + asked.body().path("id").asText();
        Instant end = Instant.now().plusSeconds(60);
        JsonNode now = asked.body();
        while (now.path("endedAt").isNull() && Instant.now().isBefore(end)) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return now;
            }
            now = get(job).body();
        }
        return now;
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** Creates or replaces an application, which must succeed. */
    public void apply(ObjectNode application) {
        Answer answer = put("/applications/" + application.path("name").asText(), application);
        if (answer.status() != 200 && answer.status() != 201) {
            throw new IllegalStateException("PUT answered " + answer);
        }
    }

    /** The number of licences consumed by an application. */
    public int licensesConsumed(String application) {
        return get("/applications/" + application)
                .body()
                .path("licensesConsumed")
                .asInt(-1);
    }

    /** The rows of an application's ledger. */
    public JsonNode seats(String application) {
        JsonNode body = get("/applications/" + application + "/seats").body();
        for (String name : new String[] {"items", "seats", "content"}) {
            if (body.path(name).isArray()) {
                return body.path(name);
            }
        }
        return body;
    }

    private Answer send(String method, String path, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + "/api/v1" + path))
                .timeout(Duration.ofSeconds(30))
                .header("Accept", "application/json, application/problem+json");
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String type = response.headers().firstValue("Content-Type").orElse("");
            JsonNode json = type.contains("json") ? JSON.readTree(response.body()) : MissingNode.getInstance();
            return new Answer(response.statusCode(), type, json, response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
