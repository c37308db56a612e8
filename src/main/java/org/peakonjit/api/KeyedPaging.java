package org.peakonjit.api;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.Cursor;
import org.peakonjit.database.Place;
import org.peakonjit.json.DocumentFault;

/** Which part of a list that may be very long is wanted. */
public class KeyedPaging extends Paging {

    @QueryParam("cursor")
    @Parameter(description = "from the answer before, instead of offset")
    @Nullable
    public String cursor;

    Place place() {
        if (cursor == null && offset > Place.FARTHEST) {
            throw QueryValues.wrong("offset", DocumentFault.OFFSET.fault(Place.FARTHEST));
        }
        return cursor == null ? Place.at(offset) : Place.of(Cursor.read(cursor).orElseThrow(KeyedPaging::wrong));
    }

    static RuntimeException wrong() {
        return QueryValues.wrong("cursor", DocumentFault.CURSOR.fault());
    }
}
