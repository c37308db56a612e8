package org.peakonjit.api.list;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.reports.AuditExport.Format;
import org.peakonjit.api.http.QueryValues;
import org.peakonjit.json.DocumentFault;

/** How the file of a list has it. */
public class FileParameters {

    @QueryParam("format")
    @DefaultValue("csv")
    public Format format;

    /** A bean's member is described by its type. */
    @QueryParam("zone")
    @DefaultValue("Z")
    public String zone;

    @QueryParam("columns")
    @Nullable
    public String columns;

    /** That of a spreadsheet's times. */
    public ZoneId zone() {
        return QueryValues.zone(zone, "zone");
    }

    /** Those of {@code all} that are named, with commas between them; all where none is. */
    public <C> List<C> columns(C[] all, Function<C, String> key) {
        return columns == null
                ? List.of(all)
                : Arrays.stream(columns.split(",", -1))
                        .map(name -> Arrays.stream(all)
                                .filter(column -> key.apply(column).equals(name.strip()))
                                .findFirst()
                                .orElseThrow(() -> QueryValues.wrong(
                                        "columns",
                                        DocumentFault.SOME_OF.fault(
                                                Arrays.stream(all).map(key).collect(Collectors.joining(","))))))
                        .toList();
    }
}
