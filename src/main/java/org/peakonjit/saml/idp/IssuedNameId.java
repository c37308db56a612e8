package org.peakonjit.saml.idp;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opensaml.saml.saml2.core.NameIDPolicy;
import org.peakonjit.application.Application;
import org.peakonjit.application.PeakonNameId;
import org.peakonjit.saml.idp.IdentityProvider.IncompleteSubjectException;
import org.peakonjit.subject.AttributeNames.Known;
import org.peakonjit.subject.NameId;
import org.peakonjit.subject.Subject;

/** What the NameID we issue is made of, and which NameIDPolicy that meets (SAML Core §3.4.1.1). */
final class IssuedNameId {

    private IssuedNameId() {}

    /** @throws IncompleteSubjectException when the subject lacks it */
    static NameId of(Subject subject, PeakonNameId kind) {
        Known source = source(kind);
        Optional<String> value = kind == PeakonNameId.EMAIL ? subject.userName() : subject.first(source);
        return value.map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> new NameId(text, format(kind)))
                .orElseThrow(() -> new IncompleteSubjectException(source.alias()));
    }

    /** Whether what we issue to this application satisfies the policy; no policy is satisfied by anything. */
    static boolean satisfies(@Nullable NameIDPolicy policy, Application application) {
        if (policy == null) {
            return true;
        }
        String format = policy.getFormat();
        String qualifier = policy.getSPNameQualifier();
        return (format == null || formats(application.saml().nameId()).contains(format))
                && (qualifier == null || qualifier.equals(application.saml().entityId()));
    }

    private static Known source(PeakonNameId kind) {
        return kind == PeakonNameId.EMAIL ? Known.EMAIL : Known.EMPLOYEE_NUMBER;
    }

    private static String format(PeakonNameId kind) {
        return kind == PeakonNameId.EMAIL ? NameId.EMAIL_ADDRESS : NameId.UNSPECIFIED;
    }

    private static Set<String> formats(PeakonNameId kind) {
        return kind == PeakonNameId.EMAIL
                ? Set.of(NameId.EMAIL_ADDRESS, NameId.UNSPECIFIED)
                : Set.of(NameId.UNSPECIFIED);
    }
}
