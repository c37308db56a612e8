package org.peakonjit.provisioning.scim.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A request to a SCIM service.
 *
 * @param pathAndQuery below the base URL, percent-encoded
 * @param about what its refusal says something of
 * @param plainJson whether its body is called {@code application/json} instead of {@code application/scim+json}
 */
public record ScimRequest(
        String method, String pathAndQuery, @Nullable JsonNode body, About about, boolean plainJson) {

    /** What a service that refuses a request has something against. */
    enum About {
        /** Whoever may not do that has the wrong token. */
        SERVICE,
        /** One account: it may be protected, and no other is concerned. */
        ACCOUNT,
        /** A filter that a service need not have. */
        FILTER
    }

    private ScimRequest(String method, String pathAndQuery, @Nullable JsonNode body, About about) {
        this(method, pathAndQuery, body, about, false);
    }

    private ScimRequest(String method, String pathAndQuery, @Nullable JsonNode body) {
        this(method, pathAndQuery, body, About.SERVICE);
    }

    public static ScimRequest search(String filter) {
        return new ScimRequest("GET", "/Users?filter=" + encode(filter), null);
    }

    /** By an attribute by which a service need not filter. */
    public static ScimRequest searchIfKnown(String filter) {
        return new ScimRequest("GET", "/Users?filter=" + encode(filter), null, About.FILTER);
    }

    public static ScimRequest page(int startIndex, int count) {
        return new ScimRequest("GET", "/Users?startIndex=" + startIndex + "&count=" + count, null);
    }

    public static ScimRequest get(String path) {
        return new ScimRequest("GET", path, null);
    }

    public static ScimRequest create(JsonNode resource) {
        return new ScimRequest("POST", "/Users", resource);
    }

    public static ScimRequest onUser(String method, String id, @Nullable JsonNode body) {
        return new ScimRequest(method, "/Users/" + encode(id), body, About.ACCOUNT);
    }

    /** The same with another name for the type of its body. */
    public ScimRequest inPlainJson(boolean plain) {
        return new ScimRequest(method, pathAndQuery, body, about, plain);
    }

    /** What it is about, without a value that says of whom. */
    String resource() {
        return pathAndQuery.replaceFirst("(filter=[A-Za-z.]+).*", "$1").replaceFirst("^/Users/[^?]+", "/Users/{id}");
    }

    public boolean changesNothing() {
        return "GET".equals(method);
    }

    /** Percent-encodes everything but RFC 3986's unreserved characters, the plus sign included. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
