package org.peakonjit.database.jpa;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.MappedSuperclass;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.StaleVersionException;
import org.peakonjit.json.StoredForm;

/** A row that has what is configured as JSON, in the form of {@link StoredForm}, and counts its changes. */
@MappedSuperclass
public abstract class DefinedRow {

    private String definition = "";
    private long version;

    protected DefinedRow() {}

    /** The same under another key. */
    protected DefinedRow(DefinedRow other) {
        definition = other.definition;
        version = other.version;
    }

    /**
     * @param expected the version to replace; null = any
     * @param what is to be replaced
     */
    public void demand(@Nullable Long expected, String what) {
        if (expected != null && expected != version) {
            throw new StaleVersionException(what);
        }
    }

    /**
     * Says something else from now on.
     *
     * @param known what this version would write of what is said until now, for a row that is not new
     * @param most as of {@link StoredForm#write(ObjectNode, int)}
     */
    public void define(ObjectNode fresh, Supplier<ObjectNode> known, int most) {
        define(
                definition.isEmpty()
                        ? StoredForm.write(fresh, most)
                        : StoredForm.write(fresh, definition, known.get(), most));
    }

    public void define(String json) {
        definition = json;
        version++;
    }

    public String definition() {
        return definition;
    }

    public long version() {
        return version;
    }
}
