package org.peakonjit.api.list;

import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;

/** A part of a list, and where it stands in it. */
public interface Paged {

    int offset();

    int limit();

    long total();

    /**
     * Links to its neighbours (RFC 8288), which {@code RequestFilter} adds to the answer. They are queries alone, so
     * whatever host the request claims to be for is not repeated.
     */
    default String links(UriInfo uri) {
        List<String> links = new ArrayList<>();
        links.add(link(uri, 0, "first"));
        if (offset() > 0) {
            links.add(link(uri, Math.max(0, offset() - limit()), "prev"));
        }
        if (offset() + (long) limit() < total()) {
            links.add(link(uri, offset() + limit(), "next"));
        }
        return String.join(", ", links);
    }

    private String link(UriInfo uri, int from, String relation) {
        String query = uri.getRequestUriBuilder()
                .replaceQueryParam("offset", from)
                .replaceQueryParam("limit", limit())
                .build()
                .getRawQuery();
        return "<?" + query + ">; rel=\"" + relation + "\"";
    }
}
