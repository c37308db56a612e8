package org.peakonjit.api.conflicts;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.conflict.Conflict;
import org.peakonjit.conflict.ConflictQuery;
import org.peakonjit.json.Worded;
import org.peakonjit.license.person.Claim;

/** Which conflicts of an application. */
public class ConflictParameters {

    public enum State implements Worded {
        OPEN,
        SAME_PERSON,
        SOMEBODY_ELSE,
        SETTLED,
        ALL
    }

    @QueryParam("state")
    @DefaultValue("open")
    public State state;

    @QueryParam("kind")
    public Claim.@Nullable Kind kind;

    @QueryParam("q")
    @Parameter(description = "part of an address of either side")
    public @Nullable String text;

    ConflictQuery query(String application) {
        return new ConflictQuery(
                Optional.of(application),
                state == State.ALL ? Optional.empty() : Optional.of(Conflict.State.valueOf(state.name())),
                Optional.ofNullable(kind),
                Optional.ofNullable(text));
    }
}
