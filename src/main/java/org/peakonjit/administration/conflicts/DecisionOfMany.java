package org.peakonjit.administration.conflicts;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.conflicts.ConflictDecision.OldAccount;
import org.peakonjit.administration.conflicts.DecisionDocument.Kind;
import org.peakonjit.conflict.Conflict;
import org.peakonjit.conflict.ConflictQuery;
import org.peakonjit.json.Checked;
import org.peakonjit.json.DocumentFault;
import org.peakonjit.json.Members;
import org.peakonjit.json.Shapes;
import org.peakonjit.license.person.Claim;

/**
 * What is decided about each of many open conflicts; they cannot get the same new address.
 *
 * @param expected how many the caller takes the filter to find
 */
public record DecisionOfMany(
        ConflictFilter filter,

        @NotNull(message = "document.expectedMissing") @Min(0)
        Integer expected,

        @NotNull Kind decision,
        @Nullable OldAccount account)
        implements Checked {

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

    @Override
    public void check(Members members) {
        DecisionDocument.needAccount(decision, members);
        if (account == OldAccount.RENAME) {
            members.wrong("account", "value", DocumentFault.NO_RENAME);
        }
    }

    public ConflictDecision toDecision() {
        return DecisionDocument.decided(decision, account, null);
    }
}
