package org.peakonjit.administration.reports;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import org.peakonjit.audit.AuditTrail;
import org.peakonjit.audit.AuditTrail.TracedSignOn;

/** Finds a sign-on by the reference that its person was shown. */
@Singleton
public class SignOnTraces {

    private final AuditTrail trail;

    @Inject
    public SignOnTraces(AuditTrail trail) {
        this.trail = trail;
    }

    /** The sign-on of a reference as people read it out or type it: blanks, dashes and case are nothing, O is 0, I and L are 1. */
    public Optional<TracedSignOn> find(String typed) {
        String reference = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\u00a0-]+", "")
                .replace('O', '0')
                .replaceAll("[IL]", "1");
        return reference.isEmpty() ? Optional.empty() : trail.signOn(reference);
    }
}
