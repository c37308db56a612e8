package org.peakonjit.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.peakonjit.json.DocumentFault;
import org.peakonjit.json.FieldError;
import org.peakonjit.refusal.Fault;

/** Which part of a list is wanted: query parameters {@code offset} (default 0) and {@code limit} (default 100). */
record Paging(int offset, int limit) {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MOST = 500;

    static Paging of(MultivaluedMap<String, String> query) {
        return new Paging(
                number(query, "offset", 0, 0, Integer.MAX_VALUE), number(query, "limit", DEFAULT_LIMIT, 1, MOST));
    }

    /**
     * The page as it is answered: with where it stands in the list, and links to its neighbours (RFC 8288). The links are
     * queries alone, so whatever host the request claims to be for is not repeated.
     */
    Response answer(ObjectNode page, UriInfo uri, long total) {
        page.put("offset", offset).put("limit", limit).put("total", total);
        List<String> links = new ArrayList<>();
        links.add(link(uri, 0, "first"));
        if (offset > 0) {
            links.add(link(uri, Math.max(0, offset - limit), "prev"));
        }
        if (offset + (long) limit < total) {
            links.add(link(uri, offset + limit, "next"));
        }
        return Response.ok(page)
                .header(HttpHeaders.LINK, String.join(", ", links))
                .build();
    }

    private String link(UriInfo uri, int from, String relation) {
        String query = uri.getRequestUriBuilder()
                .replaceQueryParam("offset", from)
                .replaceQueryParam("limit", limit)
                .build()
                .getRawQuery();
        return "<?" + query + ">; rel=\"" + relation + "\"";
    }

    /** The parameter's text; empty where it is absent or blank. */
    static Optional<String> text(MultivaluedMap<String, String> query, String name) {
        return Optional.ofNullable(query.getFirst(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** The parameter as a constant, in any case. */
    static <E extends Enum<E>> Optional<E> choice(MultivaluedMap<String, String> query, String name, E[] constants) {
        return text(query, name)
                .map(text -> Arrays.stream(constants)
                        .filter(one -> one.name().equalsIgnoreCase(text.replace('-', '_')))
                        .findFirst()
                        .orElseThrow(() -> wrong(
                                name,
                                DocumentFault.ONE_OF.fault(Arrays.toString(constants)
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-')))));
    }

    static Optional<Boolean> flag(MultivaluedMap<String, String> query, String name) {
        return text(query, name).map(text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(name, DocumentFault.FLAG.fault());
        });
    }

    static RuntimeException wrong(String name, Fault fault) {
        String detail = "The query parameter " + name + " " + fault.english() + ".";
        return new Problem(400, "query.invalid", detail, List.of(new FieldError("/" + name, "value", fault)))
                .exception();
    }

    static int number(MultivaluedMap<String, String> query, String name, int fallback, int least, int most) {
        return text(query, name)
                .map(text -> {
                    try {
                        int number = Integer.parseInt(text);
                        if (number >= least && number <= most) {
                            return number;
                        }
                    } catch (NumberFormatException e) {
                        // falls through to the one message
                    }
                    throw wrong(name, DocumentFault.NUMBER_IN_RANGE.fault(least, most));
                })
                .orElse(fallback);
    }
}
