package org.peakonjit.api.list;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.reports.AuditExport.Format;
import org.peakonjit.api.http.QueryValues;
import org.peakonjit.json.DocumentFault;
import org.peakonjit.json.Worded;

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
    public @Nullable String columns;

    /** That of a spreadsheet's times. */
    public ZoneId zone() {
        return QueryValues.zone(zone, "zone");
    }

    /** Those of {@code all} that are named, with commas between them; all where none is. */
    public <C extends Worded> List<C> columns(C[] all) {
        return columns == null
                ? List.of(all)
                : Arrays.stream(columns.split(",", -1))
                        .map(name -> Worded.find(all, name.strip()).orElseThrow(() -> wrongColumn(all)))
                        .toList();
    }

    private static RuntimeException wrongColumn(Worded... all) {
        String words = Arrays.stream(all).map(Worded::word).collect(Collectors.joining(","));
        return QueryValues.wrong("columns", DocumentFault.SOME_OF.fault(words));
    }
}
