package org.peakonjit.web.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** What a program is answered (RFC 9457) that asks for the API and does not come as far as that. */
public final class ApiProblem {

    /** Below the context path. */
    private static final String API = "/api/";

    private static final Map<Integer, String> TITLES = Map.of(
            HttpServletResponse.SC_BAD_REQUEST, "Bad Request",
            HttpServletResponse.SC_NOT_FOUND, "Not Found",
            HttpServletResponse.SC_INTERNAL_SERVER_ERROR, "Internal Server Error",
            HttpServletResponse.SC_SERVICE_UNAVAILABLE, "Service Unavailable");

    private static final ObjectMapper JSON = new ObjectMapper();

    private ApiProblem() {}

    public static boolean isFor(String path) {
        return path.startsWith(API);
    }

    public static void databaseAway(HttpServletResponse response, String reference) throws IOException {
        unavailable(response, databaseAway(reference));
    }

    public static String databaseAway(String reference) {
        return "The database does not answer just now. Try again in a minute. The log has the cause under " + reference
                + ".";
    }

    public static void unavailable(HttpServletResponse response, String detail) throws IOException {
        write(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "unavailable", detail);
    }

    public static void write(HttpServletResponse response, int status, String code, String detail) throws IOException {
        Map<String, Object> problem = new TreeMap<>();
        problem.put("title", TITLES.getOrDefault(status, "Failed"));
        problem.put("status", status);
        problem.put("code", code);
        problem.put("detail", detail);
        byte[] body = JSON.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
        Pages.prepare(response, status, "default-src 'none'; frame-ancestors 'none'");
        response.setContentType("application/problem+json");
        response.getOutputStream().write(body);
    }
}
