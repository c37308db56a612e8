package org.peakonjit.saml.sp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.AuthnStatement;
import org.opensaml.saml.saml2.core.EncryptedAssertion;
import org.opensaml.saml.saml2.core.Response;
import org.opensaml.saml.saml2.core.Subject;
import org.opensaml.saml.saml2.core.SubjectConfirmationData;
import org.opensaml.saml.saml2.encryption.Decrypter;
import org.opensaml.xmlsec.encryption.support.DecryptionException;
import org.opensaml.xmlsec.signature.Signature;
import org.opensaml.xmlsec.signature.support.SignatureTrustEngine;
import org.pac4j.saml.context.SAML2MessageContext;
import org.pac4j.saml.sso.impl.SAML2AuthnResponseValidator;
import org.peakonjit.saml.keys.SamlKeys;
import org.peakonjit.saml.keys.SamlKeys.Use;
import org.peakonjit.saml.sp.rules.AssertionDecrypter;
import org.peakonjit.saml.sp.rules.AssertionRules;
import org.peakonjit.saml.sp.rules.AuthenticationReader;
import org.peakonjit.saml.sp.rules.ResponseRules;
import org.peakonjit.saml.sp.structure.Expected;
import org.peakonjit.saml.sp.structure.ResponseFault;
import org.peakonjit.saml.sp.structure.Structure;
import org.peakonjit.saml.sp.structure.Told;
import org.peakonjit.saml.sp.structure.Violation;
import org.peakonjit.subject.UpstreamAuthentication;
import org.peakonjit.trace.SignOnTrace;
import org.peakonjit.trace.StepKind;
import org.w3c.dom.Element;

/**
 * pac4j's validation of a Response with our stricter rules in front of each of its steps. One-time use and the tie to the
 * request are not pac4j's business here: the caller's ledger and the state cookie see to them.
 */
public final class ResponseValidator extends SAML2AuthnResponseValidator {

    /** An assertion whose every rule is kept. */
    record Verified(Element assertion, String id, UpstreamAuthentication authentication, Instant usableUntil) {}

    private final SpConfiguration configuration;
    private final SamlKeys keys;

    ResponseValidator(SpConfiguration configuration, SamlKeys keys, Duration skew) {
        super(
                () -> {
                    throw new UnsupportedOperationException("the trust engine is given per Response");
                },
                null,
                null,
                configuration);
        this.configuration = configuration;
        this.keys = keys;
        setAcceptedSkew(skew.toSeconds());
    }

    /**
     * Validates a Response whose structure is checked.
     *
     * @throws org.pac4j.saml.exceptions.SAMLException when it breaks a rule
     */
    Verified validate(Response response, SignatureTrustEngine trust, Expected expected) {
        SAML2MessageContext context =
                configuration.context(new RequestAttributes(), expected.idp().entityId());
        context.getMessageContext().setMessage(response);
        ResponseRules.check(response, expected);
        validateSamlProtocolResponse(response, context, trust);
        passed(response.isSigned() ? "response-with-signature" : "response-without-signature");
        // before anything is decrypted: what CBC leaks, it leaks to who may change the ciphertext
        boolean covered =
                response.isSigned() && context.getSAMLPeerEntityContext().isAuthenticated();
        Assertion assertion = onlyAssertion(response, expected, covered);
        Violation.unless(covered || assertion.isSigned(), ResponseFault.NOT_SIGNED);
        super.validateAssertionSignature(assertion.getSignature(), context, trust);
        passed(assertion.isSigned() ? "assertion-signature" : "assertion-within-signed-response");
        Instant usableUntil = AssertionRules.check(assertion, expected);
        passed("conditions-and-times");
        validateSamlSSOResponse(response, context, trust, null);
        Violation.unless(context.getSubjectAssertion() == assertion, ResponseFault.OTHER_ASSERTION);
        return new Verified(assertion.getDOM(), assertion.getID(), AuthenticationReader.read(assertion), usableUntil);
    }

    private static void passed(String check) {
        SignOnTrace.step(StepKind.CHECK_PASSED, "check", check);
    }

    private Assertion onlyAssertion(Response response, Expected expected, boolean covered) {
        if (response.getEncryptedAssertions().isEmpty()) {
            Violation.unless(!expected.sp().wantAssertionsEncrypted(), ResponseFault.NOT_ENCRYPTED);
        } else {
            boolean cbc = expected.sp().allowCbcEncryption() && covered;
            response.getEncryptedAssertions().forEach(one -> refuseWeak(one, expected, cbc));
            decryptEncryptedAssertions(response, new AssertionDecrypter(keys.published(Use.SP_ENCRYPTION), cbc));
        }
        Violation.unless(response.getAssertions().size() == 1, ResponseFault.NOT_ONE_ASSERTION);
        return response.getAssertions().get(0);
    }

    private static void refuseWeak(EncryptedAssertion encrypted, Expected expected, boolean cbc) {
        AssertionDecrypter.unaccepted(encrypted.getDOM(), cbc).ifPresent(algorithm -> {
            ResponseFault fault = !AssertionDecrypter.isCbc(algorithm)
                    ? ResponseFault.ENCRYPTION_ALGORITHM
                    : expected.sp().allowCbcEncryption() ? ResponseFault.CBC_NOT_SIGNED : ResponseFault.CBC_NOT_ALLOWED;
            throw Violation.invalid(fault, Told.uri(algorithm));
        });
    }

    @Override
    protected void decryptEncryptedAssertions(Response response, Decrypter decrypter) {
        for (EncryptedAssertion encrypted : response.getEncryptedAssertions()) {
            try {
                Assertion assertion = decrypter.decrypt(encrypted);
                Structure.checkDecrypted(assertion.getDOM());
                response.getAssertions().add(assertion);
            } catch (DecryptionException | ClassCastException e) {
                throw Violation.invalid(
                        ResponseFault.NOT_DECRYPTED,
                        keys.published(Use.SP_ENCRYPTION).size());
            }
        }
    }

    /** Verified already, before anything in the assertion was looked at. */
    @Override
    protected void validateAssertionSignature(
            @Nullable Signature signature, SAML2MessageContext context, SignatureTrustEngine engine) {}

    /** Ours: {@link AssertionRules}; pac4j would warn at each sign-on of an IdP that sends no NameID. */
    @Override
    protected void validateSubject(Subject subject, SAML2MessageContext context, @Nullable Decrypter decrypter) {
        if (subject.getNameID() != null) {
            super.validateSubject(subject, context, decrypter);
        } else {
            context.getSubjectConfirmations().addAll(subject.getSubjectConfirmations());
        }
    }

    /** Ours: {@link ResponseRules#issued} gives an assertion its whole life, pac4j only the skew. */
    @Override
    protected boolean isIssueInstantValid(Instant issueInstant) {
        return true;
    }

    /** Ours: {@link AssertionRules} gives the end of a session the skew, pac4j none; but for how old a session may be. */
    @Override
    protected void validateAuthenticationStatements(List<AuthnStatement> statements, SAML2MessageContext context) {
        long oldest = configuration.getMaximumAuthenticationLifetime();
        Violation.unless(
                statements.stream().allMatch(one -> isDateValid(one.getAuthnInstant(), oldest)), ResponseFault.REFUSED);
    }

    @Override
    protected void validateAssertionReplay(Assertion assertion, SubjectConfirmationData data) {}
}
