package org.peakonjit.administration.conflicts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.conflict.Conflict;
import org.peakonjit.subject.Person;

/** A conflict as administrators read it. */
public final class ConflictDocument {

    private ConflictDocument() {}

    /** Its JSON. */
    public static ObjectNode of(Conflict conflict) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", conflict.id().toString());
        json.put("kind", ConflictFilter.word(conflict.claim().kind()));
        json.put("state", ConflictFilter.word(conflict.state()));
        person(json.putObject("claimant"), conflict.claim().claimant());
        person(json.putObject("holder"), conflict.claim().holder());
        json.put("seatId", conflict.claim().seat().toString());
        json.put("accountId", conflict.claim().scimId());
        json.put("attempts", conflict.attempts());
        json.put("firstSeen", conflict.firstSeen().toString());
        json.put("lastSeen", conflict.lastSeen().toString());
        json.put("decidedAt", text(conflict.decidedAt()));
        json.put("decidedBy", conflict.decidedBy());
        return json;
    }

    private static void person(ObjectNode json, Person person) {
        json.put("address", person.address());
        json.put("issuer", person.issuer());
        json.put("personId", person.id());
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return Optional.ofNullable(instant).map(Instant::toString).orElse(null);
    }
}
