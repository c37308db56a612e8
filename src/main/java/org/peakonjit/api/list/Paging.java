package org.peakonjit.api.list;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

/** Which part of a list is wanted. */
public class Paging {

    @QueryParam("offset")
    @DefaultValue("0")
    @Min(0)
    @Max(100_000)
    public int offset;

    @QueryParam("limit")
    @DefaultValue("100")
    @Min(1)
    @Max(500)
    public int limit;
}
