package org.peakonjit.administration.simulation;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.peakonjit.config.Settings;
import org.peakonjit.refusal.Fault;
import org.peakonjit.saml.MalformedMessageException;
import org.peakonjit.saml.metadata.IdentityProviders;
import org.peakonjit.saml.sp.PastedAssertion;
import org.peakonjit.subject.AttributeNames;
import org.peakonjit.subject.DomainScope;
import org.peakonjit.subject.NameId;
import org.peakonjit.subject.Subject;

/** Whom to simulate. */
@Singleton
public class SimulatedSubject {

    private final AttributeNames names;
    private final IdentityProviders identityProviders;

    @Inject
    public SimulatedSubject(Settings settings, IdentityProviders identityProviders) {
        this.names = settings.attributes();
        this.identityProviders = identityProviders;
    }

    /** Thrown where a text is no assertion. */
    public static final class UnreadableSubjectException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Fault what;

        UnreadableSubjectException(Fault what) {
            super(what.english());
            this.what = what;
        }

        /** What is wrong with it. */
        public Fault what() {
            return what;
        }
    }

    /** @throws UnreadableSubjectException when the document's assertion is none */
    public Subject of(SimulationDocument document) {
        return document.assertion().isBlank()
                ? new Subject("", new NameId(document.nameId(), NameId.UNSPECIFIED), document.texts(), names)
                : pasted(document.assertion());
    }

    /** The subject of a pasted assertion, of which nothing is verified; its IdP speaks for whom it would at a sign-on. */
    public Subject pasted(String assertion) {
        try {
            return PastedAssertion.read(assertion, names, this::scopeOf);
        } catch (MalformedMessageException e) {
            throw new UnreadableSubjectException(e.fault());
        }
    }

    private DomainScope scopeOf(String entityId) {
        return identityProviders.nameOf(entityId).isPresent() ? identityProviders.scopeOf(entityId) : DomainScope.ANY;
    }
}
