package org.peakonjit.saml.sp.rules;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opensaml.saml.saml2.core.SubjectConfirmation;
import org.opensaml.saml.saml2.core.SubjectConfirmationData;
import org.peakonjit.saml.sp.structure.Expected;
import org.peakonjit.saml.sp.structure.ResponseFault;
import org.peakonjit.saml.sp.structure.Told;
import org.peakonjit.saml.sp.structure.Violation;

/** That whoever brings the assertion here, now, in answer to our request, is its subject (SAML Profiles §3.3). */
final class BearerConfirmations {

    private BearerConfirmations() {}

    /**
     * One good bearer confirmation is enough. Returns the end of the last of the good ones, since until then it
     * confirms; throws what is wrong with the first where none is good.
     */
    static Instant check(List<SubjectConfirmation> confirmations, Expected expected) {
        Instant end = null;
        Violation first = null;
        for (SubjectConfirmation confirmation : confirmations) {
            try {
                Instant good = check(confirmation, expected);
                end = end == null || end.isBefore(good) ? good : end;
            } catch (Violation e) {
                first = first == null ? e : first;
            }
        }
        if (end != null) {
            return end;
        }
        throw first == null ? Violation.invalid(ResponseFault.NO_CONFIRMATION) : first;
    }

    private static Instant check(SubjectConfirmation confirmation, Expected expected) {
        Violation.unless(SubjectConfirmation.METHOD_BEARER.equals(confirmation.getMethod()), ResponseFault.NO_BEARER);
        SubjectConfirmationData data = confirmation.getSubjectConfirmationData();
        Violation.unless(data != null, ResponseFault.NO_CONFIRMATION_DATA);
        if (!expected.acsUrl().equals(data.getRecipient())) {
            throw Violation.invalid(ResponseFault.RECIPIENT, expected.acsUrl(), Told.uri(data.getRecipient()));
        }
        Violation.unless(answers(data.getInResponseTo(), expected), ResponseFault.CONFIRMS_OTHER_REQUEST);
        Violation.unless(data.getNotBefore() == null, ResponseFault.CONFIRMATION_NOT_BEFORE);
        Instant end = data.getNotOnOrAfter();
        Violation.unless(end != null, ResponseFault.CONFIRMATION_WITHOUT_END);
        if (expected.isPast(end)) {
            throw Violation.expired(ResponseFault.CONFIRMATION_ENDED, end, expected);
        }
        return end;
    }

    private static boolean answers(@Nullable String inResponseTo, Expected expected) {
        return expected.state()
                .map(state -> state.requestId().equals(inResponseTo))
                .orElse(inResponseTo == null);
    }
}
