package org.peakonjit.administration.conflicts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.conflicts.ConflictDecision.OldAccount;
import org.peakonjit.administration.conflicts.ConflictDecision.SamePerson;
import org.peakonjit.administration.conflicts.ConflictDecision.SomebodyElse;
import org.peakonjit.json.FieldError;
import org.peakonjit.json.Fields;
import org.peakonjit.subject.EmailAddress;

/**
 * A decision as a document says it: {@code {"decision": "same-person"}} or {@code {"decision": "somebody-else",
 * "account": "rename", "newAddress": "…"}}.
 *
 * @param decision empty where something is wrong
 * @param errors the members that are wrong
 */
public record DecisionReading(Optional<ConflictDecision> decision, List<FieldError> errors) {

    private static final String SAME_PERSON = "same-person";
    private static final String SOMEBODY_ELSE = "somebody-else";
    private static final String ACCOUNT = "account";
    private static final String NEW_ADDRESS = "newAddress";

    public DecisionReading {
        errors = List.copyOf(errors);
    }

    /** Reads a decision about one conflict. */
    public static DecisionReading ofOne(JsonNode document) {
        List<FieldError> errors = new ArrayList<>();
        Fields fields = new Fields(document, "", errors);
        Optional<ConflictDecision> decision = read(fields, true);
        fields.refuseTheRest();
        return of(decision, errors);
    }

    static DecisionReading of(Optional<ConflictDecision> decision, List<FieldError> errors) {
        return new DecisionReading(errors.isEmpty() ? decision : Optional.empty(), errors);
    }

    /** @param one whether it is about one conflict; many cannot get the same new address */
    static Optional<ConflictDecision> read(Fields fields, boolean one) {
        String decision = fields.shaped(
                "decision",
                text -> SAME_PERSON.equals(text) || SOMEBODY_ELSE.equals(text) ? text : null,
                "must be one of " + SAME_PERSON + ", " + SOMEBODY_ELSE);
        if (decision == null && !fields.has("decision")) {
            fields.wrong("decision", "required", "is missing");
        }
        if (!SOMEBODY_ELSE.equals(decision)) {
            return Optional.ofNullable(decision).<ConflictDecision>map(same -> new SamePerson());
        }
        OldAccount fate = fields.choice(ACCOUNT, OldAccount.values(), OldAccount.LEAVE);
        if (!fields.has(ACCOUNT)) {
            fields.wrong(ACCOUNT, "required", "is missing: rename, deactivate, delete or leave");
        }
        if (!one && fate == OldAccount.RENAME) {
            fields.wrong(ACCOUNT, "value", "must not be rename: each account needs an address of its own");
        }
        return Optional.of(new SomebodyElse(fate, one ? newAddress(fields, fate) : null));
    }

    private static @Nullable String newAddress(Fields fields, OldAccount fate) {
        String address = fields.shaped(
                NEW_ADDRESS,
                text -> EmailAddress.of(text).map(EmailAddress::value).orElse(null),
                "must be one e-mail address");
        if (fate == OldAccount.RENAME && !fields.has(NEW_ADDRESS)) {
            fields.wrong(NEW_ADDRESS, "required", "is missing");
        }
        boolean useless = fate == OldAccount.DELETE || fate == OldAccount.LEAVE;
        if (useless && fields.has(NEW_ADDRESS)) {
            fields.wrong(NEW_ADDRESS, "value", "is for an account that is renamed or deactivated");
        }
        return address;
    }
}
