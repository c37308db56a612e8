package org.peakonjit.administration.conflicts;

import jakarta.validation.constraints.NotNull;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.conflicts.ConflictDecision.OldAccount;
import org.peakonjit.administration.conflicts.ConflictDecision.SamePerson;
import org.peakonjit.administration.conflicts.ConflictDecision.SomebodyElse;
import org.peakonjit.json.Checked;
import org.peakonjit.json.DocumentFault;
import org.peakonjit.json.Members;
import org.peakonjit.json.Shaped;
import org.peakonjit.json.Worded;
import org.peakonjit.subject.EmailAddress;

/** A decision about one conflict, as it is written. */
public record DecisionDocument(
        @NotNull Kind decision,
        @Nullable OldAccount account,
        @Nullable @Shaped(Address.class) String newAddress) implements Checked {

    private static final String ACCOUNT = "account";
    private static final String NEW_ADDRESS = "newAddress";

    public enum Kind implements Worded {
        SAME_PERSON,
        SOMEBODY_ELSE
    }

    /** One e-mail address. */
    public static final class Address implements Predicate<String> {

        @Override
        public boolean test(String text) {
            return EmailAddress.of(text).isPresent();
        }
    }

    @Override
    public void check(Members members) {
        needAccount(decision, members);
        if (decision != Kind.SOMEBODY_ELSE) {
            members.refuse(NEW_ADDRESS);
        } else if (account == OldAccount.RENAME) {
            members.need(NEW_ADDRESS, DocumentFault.MISSING);
        } else if (account != OldAccount.DEACTIVATE && members.has(NEW_ADDRESS)) {
            members.wrong(NEW_ADDRESS, "value", DocumentFault.USELESS_ADDRESS);
        }
    }

    static void needAccount(@Nullable Kind decision, Members members) {
        if (decision == Kind.SOMEBODY_ELSE) {
            members.need(ACCOUNT, DocumentFault.FATE_MISSING);
        } else {
            members.refuse(ACCOUNT);
        }
    }

    public ConflictDecision toDecision() {
        return decided(
                decision,
                account,
                EmailAddress.of(newAddress == null ? "" : newAddress)
                        .map(EmailAddress::value)
                        .orElse(null));
    }

    static ConflictDecision decided(Kind decision, @Nullable OldAccount account, @Nullable String newAddress) {
        return decision == Kind.SAME_PERSON || account == null
                ? new SamePerson()
                : new SomebodyElse(account, newAddress);
    }
}
