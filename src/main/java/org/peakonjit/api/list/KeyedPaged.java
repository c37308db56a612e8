package org.peakonjit.api.list;

import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.keyset.Cursor;

/** A part of a list whose neighbours are found by the rows at its ends. */
public interface KeyedPaged extends Paged {

    @Nullable
    String previousCursor();

    @Nullable
    String nextCursor();

    @Override
    default String links(UriInfo uri) {
        List<String> links = new ArrayList<>();
        links.add(link(uri, null, "first"));
        if (previousCursor() != null) {
            links.add(link(uri, previousCursor(), "prev"));
        }
        if (nextCursor() != null) {
            links.add(link(uri, nextCursor(), "next"));
        }
        links.add(link(uri, Cursor.END.text(), "last"));
        return String.join(", ", links);
    }

    private String link(UriInfo uri, @Nullable String cursor, String relation) {
        String query = uri.getRequestUriBuilder()
                .replaceQueryParam("offset", cursor == null ? new Object[] {0} : new Object[0])
                .replaceQueryParam("limit", limit())
                .replaceQueryParam("cursor", cursor == null ? new Object[0] : new Object[] {cursor})
                .build()
                .getRawQuery();
        return "<?" + query + ">; rel=\"" + relation + "\"";
    }
}
