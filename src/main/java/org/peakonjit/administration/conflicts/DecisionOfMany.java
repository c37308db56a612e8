package org.peakonjit.administration.conflicts;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.conflicts.ConflictDecision.OldAccount;
import org.peakonjit.administration.conflicts.DecisionDocument.Kind;
import org.peakonjit.json.Checked;
import org.peakonjit.json.DocumentFault;
import org.peakonjit.json.Members;

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

    @Override
    public void check(Members members) {
        DecisionDocument.needAccount(decision, members);
        if (account == OldAccount.RENAME) {
            members.wrong("account", "value", DocumentFault.NO_RENAME);
        }
    }

    /** What is decided. */
    public ConflictDecision toDecision() {
        return DecisionDocument.decided(decision, account, null);
    }
}
