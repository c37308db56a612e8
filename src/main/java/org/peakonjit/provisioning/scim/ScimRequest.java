package org.peakonjit.provisioning.scim;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A request to a SCIM service.
 *
 * @param pathAndQuery below the base URL, percent-encoded
 */
record ScimRequest(
        String method, String pathAndQuery, @Nullable JsonNode body) {

    static ScimRequest search(String filter) {
        return new ScimRequest("GET", "/Users?filter=" + encode(filter), null);
    }

    static ScimRequest page(int startIndex, int count) {
        return new ScimRequest("GET", "/Users?startIndex=" + startIndex + "&count=" + count, null);
    }

    static ScimRequest get(String path) {
        return new ScimRequest("GET", path, null);
    }

    static ScimRequest create(JsonNode resource) {
        return new ScimRequest("POST", "/Users", resource);
    }

    static ScimRequest onUser(String method, String id, @Nullable JsonNode body) {
        return new ScimRequest(method, "/Users/" + encode(id), body);
    }

    /** What it is about, without a value that says of whom. */
    String resource() {
        return pathAndQuery.replaceFirst("(filter=[A-Za-z.]+).*", "$1").replaceFirst("^/Users/[^?]+", "/Users/{id}");
    }

    boolean changesNothing() {
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
