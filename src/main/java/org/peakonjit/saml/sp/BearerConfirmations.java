package org.peakonjit.saml.sp;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opensaml.saml.saml2.core.SubjectConfirmation;
import org.opensaml.saml.saml2.core.SubjectConfirmationData;

/** That whoever brings the assertion here, now, in answer to our request, is its subject (SAML Profiles §3.3). */
final class BearerConfirmations {

    private BearerConfirmations() {}

    /** One good bearer confirmation is enough. Returns its end; throws what is wrong with the first where none is good. */
    static Instant check(List<SubjectConfirmation> confirmations, Expected expected) {
        Violation first = null;
        for (SubjectConfirmation confirmation : confirmations) {
            try {
                return check(confirmation, expected);
            } catch (Violation e) {
                first = first == null ? e : first;
            }
        }
        throw first == null ? Violation.invalid("there is no SubjectConfirmation") : first;
    }

    private static Instant check(SubjectConfirmation confirmation, Expected expected) {
        Violation.unless(
                SubjectConfirmation.METHOD_BEARER.equals(confirmation.getMethod()), "the confirmation is no bearer's");
        SubjectConfirmationData data = confirmation.getSubjectConfirmationData();
        Violation.unless(data != null, "the bearer confirmation has no data");
        Violation.unless(expected.acsUrl().equals(data.getRecipient()), "the recipient is not our ACS");
        Violation.unless(answers(data.getInResponseTo(), expected), "the confirmation does not answer our request");
        Violation.unless(data.getNotBefore() == null, "the bearer confirmation has a NotBefore");
        Instant end = data.getNotOnOrAfter();
        Violation.unless(end != null, "the bearer confirmation has no NotOnOrAfter");
        if (expected.isPast(end)) {
            throw Violation.expired("the bearer confirmation has ended");
        }
        return end;
    }

    private static boolean answers(@Nullable String inResponseTo, Expected expected) {
        return expected.state()
                .map(state -> state.requestId().equals(inResponseTo))
                .orElse(inResponseTo == null);
    }
}
