package org.peakonjit.api.list;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;
import org.peakonjit.api.http.QueryValues;
import org.peakonjit.database.keyset.Cursor;
import org.peakonjit.database.keyset.Place;
import org.peakonjit.json.DocumentFault;

/** Which part of a list that may be very long is wanted. */
public class KeyedPaging extends Paging {

    @QueryParam("cursor")
    @Parameter(description = "from the answer before, instead of offset")
    public @Nullable String cursor;

    public Place place() {
        if (cursor == null && offset > Place.FARTHEST) {
            throw QueryValues.wrong("offset", DocumentFault.OFFSET.fault(Place.FARTHEST));
        }
        return cursor == null ? Place.at(offset) : Place.of(Cursor.read(cursor).orElseThrow(KeyedPaging::wrong));
    }

    public static RuntimeException wrong() {
        return QueryValues.wrong("cursor", DocumentFault.CURSOR.fault());
    }
}
