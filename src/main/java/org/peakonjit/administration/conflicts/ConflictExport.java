package org.peakonjit.administration.conflicts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.peakonjit.administration.reports.AuditExport;
import org.peakonjit.administration.reports.CsvSheet;
import org.peakonjit.administration.reports.Sheet;
import org.peakonjit.conflict.Conflict;
import org.peakonjit.conflict.ConflictQuery;
import org.peakonjit.json.Documents;

/** Conflicts as a CSV file (RFC 4180, UTF-8), latest attempt first. */
@Singleton
public class ConflictExport {

    public static final String MEDIA_TYPE = AuditExport.Format.CSV.mediaType();

    /** Members of a conflict's document, as JSON Pointers; the column's title is the pointer without its first slash. */
    private static final List<String> COLUMNS = List.of(
            "/id",
            "/kind",
            "/state",
            "/claimant/address",
            "/claimant/issuer",
            "/claimant/personId",
            "/holder/address",
            "/holder/issuer",
            "/holder/personId",
            "/seatId",
            "/accountId",
            "/attempts",
            "/firstSeen",
            "/lastSeen",
            "/decidedAt",
            "/decidedBy");

    private static final int PAGE = 500;

    private final ConflictList list;

    @Inject
    public ConflictExport(ConflictList list) {
        this.list = list;
    }

    public void write(ConflictQuery query, OutputStream out) throws IOException {
        List<String> titles = new ArrayList<>(List.of("application"));
        COLUMNS.stream().map(pointer -> pointer.substring(1).replace('/', '.')).forEach(titles::add);
        new CsvSheet(out, titles).write(sheet -> rows(query, sheet));
    }

    private long rows(ConflictQuery query, Sheet sheet) throws IOException {
        // one that comes back meanwhile pushes others onto the next page, where they come again
        Set<UUID> written = new HashSet<>();
        List<Conflict> page;
        int offset = 0;
        do {
            page = list.page(query, offset, PAGE);
            for (Conflict conflict : page) {
                if (written.add(conflict.id())) {
                    sheet.row(cells(conflict));
                }
            }
            offset += PAGE;
        } while (page.size() == PAGE);
        return written.size();
    }

    private static List<String> cells(Conflict conflict) {
        ObjectNode json = Documents.tree(ConflictDocument.of(conflict));
        List<String> cells = new ArrayList<>(List.of(conflict.application()));
        COLUMNS.stream().map(pointer -> json.at(pointer).asText("")).forEach(cells::add);
        return cells;
    }
}
