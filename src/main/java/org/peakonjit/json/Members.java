package org.peakonjit.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.peakonjit.refusal.FaultCode;

/** The members of one object of a document that is being read. */
public final class Members {

    private final JsonNode object;
    private final String pointer;
    private final List<FieldError> errors;

    Members(JsonNode object, String pointer, List<FieldError> errors) {
        this.object = object;
        this.pointer = pointer;
        this.errors = errors;
    }

    /** Those of the object that a member is. */
    public Members at(String name) {
        return new Members(object.path(name), pointer + "/" + name, errors);
    }

    /** Whether the member is there and not null. */
    public boolean has(String name) {
        return object.hasNonNull(name);
    }

    /** Notes that a member which is not there is needed. */
    public void need(String name, FaultCode why) {
        if (!has(name)) {
            wrong(name, "required", why);
        }
    }

    /** Notes that a member has no place beside the others. */
    public void refuse(String name) {
        if (has(name)) {
            wrong(name, "unknown", DocumentFault.UNKNOWN);
        }
    }

    /** @param name of the member, or a JSON Pointer below the object without its first slash; empty = the object itself */
    public void wrong(String name, String code, FaultCode why, Object... arguments) {
        errors.add(new FieldError(name.isEmpty() ? pointer : pointer + "/" + name, code, why.fault(arguments)));
    }
}
