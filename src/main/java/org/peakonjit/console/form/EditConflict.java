package org.peakonjit.console.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.Merge;
import org.peakonjit.administration.Merge.Clash;
import org.peakonjit.administration.Merge.Side;

/** What somebody else saved while a form was filled in, beside what was typed, field by field, to choose from. */
public final class EditConflict implements Serializable {

    private static final long serialVersionUID = 1L;

    private final ObjectNode base;
    private final ObjectNode theirs;
    private final ObjectNode mine;
    private final long version;
    private final Merge merge;
    private final List<Row> rows;
    private final List<Row> takenOver;

    /**
     * @param base what the form began with
     * @param theirs what is stored by now, of that version
     * @param mine what was typed
     */
    public EditConflict(ObjectNode base, ObjectNode theirs, ObjectNode mine, long version) {
        this(base, theirs, mine, version, Map.of());
    }

    private EditConflict(ObjectNode base, ObjectNode theirs, ObjectNode mine, long version, Map<String, Side> chosen) {
        this.base = base;
        this.theirs = theirs;
        this.mine = mine;
        this.version = version;
        this.merge = Merge.of(base, theirs, mine, chosen);
        this.rows = merge.clashes().stream()
                .map(clash -> new Row(clash, chosen.get(clash.path())))
                .toList();
        this.takenOver = merge.takenOver().stream()
                .map(clash -> new Row(clash, Side.THEIRS))
                .toList();
    }

    /** The same with the choices made so far, after more was typed. */
    public EditConflict with(ObjectNode typed) {
        return new EditConflict(base, theirs, typed, version, chosen());
    }

    private Map<String, Side> chosen() {
        Map<String, Side> chosen = new HashMap<>();
        rows.forEach(row -> row.side().ifPresent(side -> chosen.put(row.getPath(), side)));
        return chosen;
    }

    /** What a page keeps of it; the rest follows. */
    private record Kept(ObjectNode base, ObjectNode theirs, ObjectNode mine, long version, Map<String, Side> chosen)
            implements Serializable {

        private Object readResolve() {
            return new EditConflict(base, theirs, mine, version, chosen);
        }
    }

    private Object writeReplace() {
        return new Kept(base, theirs, mine, version, chosen());
    }

    /** The document as chosen; empty while something is to be chosen yet. */
    public Optional<ObjectNode> decided() {
        return merge.isDecided() ? Optional.of(merge.document()) : Optional.empty();
    }

    /** What both changed differently. */
    public List<Row> getRows() {
        return rows;
    }

    /** What only the other one changed: it stays as they saved it. */
    public List<Row> getTakenOver() {
        return takenOver;
    }

    public ObjectNode theirs() {
        return theirs;
    }

    public long version() {
        return version;
    }

    public static final class Row {

        private final Clash clash;

        @Nullable
        private String choice;

        private Row(Clash clash, @Nullable Side side) {
            this.clash = clash;
            this.choice = side == null ? null : side.name();
        }

        public String getPath() {
            return clash.path();
        }

        public JsonNode getBase() {
            return clash.base();
        }

        public JsonNode getTheirs() {
            return clash.theirs();
        }

        public JsonNode getMine() {
            return clash.mine();
        }

        Optional<Side> side() {
            return Optional.ofNullable(choice).map(Side::valueOf);
        }

        public @Nullable String getChoice() {
            return choice;
        }

        public void setChoice(@Nullable String choice) {
            this.choice = choice;
        }
    }
}
