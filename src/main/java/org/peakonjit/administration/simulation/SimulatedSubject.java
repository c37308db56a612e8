package org.peakonjit.administration.simulation;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.peakonjit.application.Application;
import org.peakonjit.config.Settings;
import org.peakonjit.identityprovider.IdpDirectory;
import org.peakonjit.refusal.Fault;
import org.peakonjit.saml.MalformedMessageException;
import org.peakonjit.saml.metadata.IdentityProviders;
import org.peakonjit.saml.sp.rules.PastedAssertion;
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

        public Fault what() {
            return what;
        }
    }

    /**
     * Somebody of whom only attributes are given is known by their address alone; with an identifier among them, they come
     * from the IdP that speaks for that address there, where one does.
     *
     * @throws UnreadableSubjectException when the document's assertion is none
     */
    public Subject of(SimulationDocument document, Application application) {
        if (!document.assertion().isBlank()) {
            return pasted(document.assertion());
        }
        Subject ofNobody = described(document, "");
        IdpDirectory directory = identityProviders.directory();
        return ofNobody.person()
                .filter(person -> person.id() != null)
                .flatMap(person -> directory.speakingFor(person.address(), directory.possibleFor(application)))
                .flatMap(idp -> identityProviders.usable(idp.name()))
                .map(idp -> described(document, idp.entityId()))
                .orElse(ofNobody);
    }

    private Subject described(SimulationDocument document, String issuer) {
        return new Subject(issuer, new NameId(document.nameId(), NameId.UNSPECIFIED), document.texts(), names);
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
