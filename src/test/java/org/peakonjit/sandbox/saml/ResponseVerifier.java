package org.peakonjit.sandbox.saml;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.shibboleth.utilities.java.support.resolver.CriteriaSet;
import org.jspecify.annotations.Nullable;
import org.opensaml.core.criterion.EntityIdCriterion;
import org.opensaml.saml.common.assertion.AssertionValidationException;
import org.opensaml.saml.common.assertion.ValidationContext;
import org.opensaml.saml.common.assertion.ValidationResult;
import org.opensaml.saml.saml2.assertion.SAML20AssertionValidator;
import org.opensaml.saml.saml2.assertion.SAML2AssertionValidationParameters;
import org.opensaml.saml.saml2.assertion.impl.AudienceRestrictionConditionValidator;
import org.opensaml.saml.saml2.assertion.impl.AuthnStatementValidator;
import org.opensaml.saml.saml2.assertion.impl.BearerSubjectConfirmationValidator;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.Response;
import org.opensaml.saml.saml2.core.StatusCode;
import org.opensaml.saml.security.impl.SAMLSignatureProfileValidator;
import org.opensaml.security.SecurityException;
import org.opensaml.security.credential.Credential;
import org.opensaml.security.credential.impl.StaticCredentialResolver;
import org.opensaml.xmlsec.keyinfo.impl.StaticKeyInfoCredentialResolver;
import org.opensaml.xmlsec.signature.Signature;
import org.opensaml.xmlsec.signature.support.SignatureException;
import org.opensaml.xmlsec.signature.support.impl.ExplicitKeySignatureTrustEngine;

/**
 * Judges Responses as a strict SP does (SAML Profiles §4.1.4.3): both signatures by the IdP's keys, issuer,
 * destination, audience, recipient, times, InResponseTo, one-time use.
 */
public final class ResponseVerifier {

    private static final Duration SKEW = Duration.ofMinutes(1);

    private final String audience;
    private final URI acsUrl;
    private final Set<String> usedAssertions = ConcurrentHashMap.newKeySet();

    public ResponseVerifier(String audience, URI acsUrl) {
        this.audience = audience;
        this.acsUrl = acsUrl;
    }

    /** The InResponseTo of a Response that is yet to be verified: to find what was asked. */
    public static Optional<String> claimedInResponseTo(byte[] xml) {
        return Optional.ofNullable(Xml.read(xml, Response.class).getInResponseTo());
    }

    /**
     * Takes who signed in from a Response.
     *
     * @param asked the ID of the request this browser sent; null = it sent none, and the Response may answer none
     * @throws SamlException saying what is wrong
     */
    public Accepted verify(byte[] xml, IdpDescription idp, @Nullable String asked) {
        Response response = Xml.read(xml, Response.class);
        ExplicitKeySignatureTrustEngine trust = trust(idp.signingCredentials());
        verifyEnvelope(response, idp, asked, trust);
        if (response.getAssertions().size() != 1
                || !response.getEncryptedAssertions().isEmpty()) {
            throw new SamlException("the Response must hold exactly one Assertion");
        }
        Assertion assertion = response.getAssertions().get(0);
        verifyAssertion(assertion, idp, asked, trust);
        if (!usedAssertions.add(assertion.getID())) {
            throw new SamlException("the Assertion was used before");
        }
        return new Accepted(nameId(assertion), idp.entityId(), Optional.ofNullable(asked));
    }

    private void verifyEnvelope(
            Response response, IdpDescription idp, @Nullable String asked, ExplicitKeySignatureTrustEngine trust) {
        if (response.getIssuer() == null
                || !idp.entityId().equals(response.getIssuer().getValue())) {
            throw new SamlException("the Response is of another issuer than " + idp.entityId());
        }
        verifySignature(response.getSignature(), idp, trust);
        if (!acsUrl.toString().equals(response.getDestination())) {
            throw new SamlException("the Response is addressed to " + response.getDestination());
        }
        if (!Objects.equals(asked, response.getInResponseTo())) {
            throw new SamlException("the Response answers another request than this browser sent");
        }
        String status = response.getStatus().getStatusCode().getValue();
        if (!StatusCode.SUCCESS.equals(status)) {
            throw new SamlException("the IdP says: " + statusOf(response));
        }
    }

    private static String statusOf(Response response) {
        StatusCode code = response.getStatus().getStatusCode();
        String inner = code.getStatusCode() == null ? "" : " / " + lastPart(code.getStatusCode());
        return lastPart(code) + inner;
    }

    private static String lastPart(StatusCode code) {
        String value = Objects.requireNonNullElse(code.getValue(), "no status");
        return value.substring(value.lastIndexOf(':') + 1);
    }

    private static void verifySignature(
            @Nullable Signature signature, IdpDescription idp, ExplicitKeySignatureTrustEngine trust) {
        if (signature == null) {
            throw new SamlException("the Response is not signed");
        }
        try {
            new SAMLSignatureProfileValidator().validate(signature);
            if (!trust.validate(signature, new CriteriaSet(new EntityIdCriterion(idp.entityId())))) {
                throw new SamlException("the Response's signature is by none of the IdP's keys");
            }
        } catch (SignatureException | SecurityException e) {
            throw new SamlException("the Response's signature is not valid", e);
        }
    }

    private void verifyAssertion(
            Assertion assertion, IdpDescription idp, @Nullable String asked, ExplicitKeySignatureTrustEngine trust) {
        if (assertion.getConditions() == null
                || assertion.getConditions().getAudienceRestrictions().isEmpty()) {
            throw new SamlException("the Assertion names no audience");
        }
        if (assertion.getAuthnStatements().isEmpty()) {
            throw new SamlException("the Assertion has no AuthnStatement");
        }
        ValidationContext context = new ValidationContext(parameters(idp, asked));
        try {
            ValidationResult result = validator(trust).validate(assertion, context);
            if (result != ValidationResult.VALID) {
                throw new SamlException("the Assertion is not valid: " + context.getValidationFailureMessage());
            }
        } catch (AssertionValidationException e) {
            throw new SamlException("the Assertion cannot be judged", e);
        }
    }

    private Map<String, Object> parameters(IdpDescription idp, @Nullable String asked) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(SAML2AssertionValidationParameters.SIGNATURE_REQUIRED, true);
        parameters.put(SAML2AssertionValidationParameters.CLOCK_SKEW, SKEW);
        parameters.put(SAML2AssertionValidationParameters.VALID_ISSUERS, Set.of(idp.entityId()));
        parameters.put(SAML2AssertionValidationParameters.COND_VALID_AUDIENCES, Set.of(audience));
        parameters.put(SAML2AssertionValidationParameters.SC_VALID_RECIPIENTS, Set.of(acsUrl.toString()));
        parameters.put(SAML2AssertionValidationParameters.SC_RECIPIENT_REQUIRED, true);
        parameters.put(SAML2AssertionValidationParameters.SC_NOT_ON_OR_AFTER_REQUIRED, true);
        parameters.put(SAML2AssertionValidationParameters.SC_CHECK_ADDRESS, false);
        parameters.put(SAML2AssertionValidationParameters.STMT_AUTHN_CHECK_ADDRESS, false);
        if (asked != null) {
            parameters.put(SAML2AssertionValidationParameters.SC_IN_RESPONSE_TO_REQUIRED, true);
            parameters.put(SAML2AssertionValidationParameters.SC_VALID_IN_RESPONSE_TO, asked);
        }
        return parameters;
    }

    private static SAML20AssertionValidator validator(ExplicitKeySignatureTrustEngine trust) {
        return new SAML20AssertionValidator(
                List.of(new AudienceRestrictionConditionValidator()),
                List.of(new BearerSubjectConfirmationValidator()),
                List.of(new AuthnStatementValidator()),
                trust,
                new SAMLSignatureProfileValidator());
    }

    private static ExplicitKeySignatureTrustEngine trust(List<Credential> credentials) {
        return new ExplicitKeySignatureTrustEngine(
                new StaticCredentialResolver(credentials), new StaticKeyInfoCredentialResolver(credentials));
    }

    private static String nameId(Assertion assertion) {
        return Optional.ofNullable(assertion.getSubject().getNameID())
                .map(nameId -> nameId.getValue())
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new SamlException("the Assertion has no NameID"));
    }
}
