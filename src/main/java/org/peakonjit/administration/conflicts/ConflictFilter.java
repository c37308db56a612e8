package org.peakonjit.administration.conflicts;

import jakarta.validation.constraints.Pattern;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.conflict.Conflict;
import org.peakonjit.conflict.ConflictQuery;
import org.peakonjit.json.Shapes;
import org.peakonjit.license.person.Claim;

/** Which open conflicts are meant. */
public record ConflictFilter(
        @Nullable @Pattern(regexp = "open", message = "document.onlyOpen")
        String state,

        Claim.@Nullable Kind kind,

        @Nullable @Pattern(regexp = Shapes.LINE, message = "document.oneLine")
        String q) {

    /** Those that it finds, of every application. */
    public ConflictQuery query() {
        return new ConflictQuery(
                Optional.empty(),
                Optional.of(Conflict.State.OPEN),
                Optional.ofNullable(kind),
                Optional.ofNullable(q).map(String::strip).filter(text -> !text.isEmpty()));
    }
}
