package org.peakonjit.saml.idp;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opensaml.saml.saml2.core.NameIDPolicy;
import org.peakonjit.application.Application;
import org.peakonjit.application.PeakonNameId;
import org.peakonjit.subject.NameId;

/** What the NameID we issue is made of, and which NameIDPolicy that meets (SAML Core §3.4.1.1). */
final class IssuedNameId {

    private IssuedNameId() {}

    /** Without the white space around it, which no reader of SAML counts. */
    static NameId of(String value, PeakonNameId kind) {
        return new NameId(value.trim(), format(kind));
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

    private static String format(PeakonNameId kind) {
        return kind == PeakonNameId.EMAIL ? NameId.EMAIL_ADDRESS : NameId.UNSPECIFIED;
    }

    private static Set<String> formats(PeakonNameId kind) {
        return kind == PeakonNameId.EMAIL
                ? Set.of(NameId.EMAIL_ADDRESS, NameId.UNSPECIFIED)
                : Set.of(NameId.UNSPECIFIED);
    }
}
