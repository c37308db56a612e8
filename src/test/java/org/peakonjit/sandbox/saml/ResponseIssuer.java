package org.peakonjit.sandbox.saml;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opensaml.core.xml.XMLObjectBuilder;
import org.opensaml.core.xml.schema.XSString;
import org.opensaml.core.xml.util.XMLObjectSupport;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.Attribute;
import org.opensaml.saml.saml2.core.AttributeStatement;
import org.opensaml.saml.saml2.core.AttributeValue;
import org.opensaml.saml.saml2.core.Audience;
import org.opensaml.saml.saml2.core.AudienceRestriction;
import org.opensaml.saml.saml2.core.AuthnContext;
import org.opensaml.saml.saml2.core.AuthnContextClassRef;
import org.opensaml.saml.saml2.core.AuthnStatement;
import org.opensaml.saml.saml2.core.Conditions;
import org.opensaml.saml.saml2.core.Issuer;
import org.opensaml.saml.saml2.core.NameID;
import org.opensaml.saml.saml2.core.NameIDType;
import org.opensaml.saml.saml2.core.Response;
import org.opensaml.saml.saml2.core.Status;
import org.opensaml.saml.saml2.core.StatusCode;
import org.opensaml.saml.saml2.core.Subject;
import org.opensaml.saml.saml2.core.SubjectConfirmation;
import org.opensaml.saml.saml2.core.SubjectConfirmationData;

/** Issues Responses as an IdP: Response and Assertion signed, good for five minutes (SAML Profiles §4.1.4.2). */
public final class ResponseIssuer {

    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final String entityId;
    private final SigningKey key;

    public ResponseIssuer(String entityId, SigningKey key) {
        this.entityId = entityId;
        this.key = key;
    }

    /**
     * Says who signed in.
     *
     * @param inResponseTo the request's ID; null = nobody asked
     * @param email becomes the NameID, of format emailAddress
     */
    public byte[] success(
            String audience,
            URI acsUrl,
            @Nullable String inResponseTo,
            String email,
            Map<String, List<String>> attributes) {
        Instant now = Instant.now();
        Assertion assertion = Xml.create(Assertion.DEFAULT_ELEMENT_NAME, Assertion.class);
        assertion.setID(Ids.fresh());
        assertion.setIssueInstant(now);
        assertion.setIssuer(issuer());
        assertion.setSubject(subject(email, acsUrl, inResponseTo, now));
        assertion.setConditions(conditions(audience, now));
        assertion.getAuthnStatements().add(authnStatement(now));
        if (!attributes.isEmpty()) {
            assertion.getAttributeStatements().add(attributeStatement(attributes));
        }
        key.sign(assertion);
        Response response = response(acsUrl, inResponseTo, status(StatusCode.SUCCESS, null));
        response.getAssertions().add(assertion);
        key.sign(response);
        return Xml.write(response);
    }

    /** Says that nobody was signed in: {@code code} is the second-level status. */
    public byte[] failure(URI acsUrl, @Nullable String inResponseTo, String code) {
        Response response = response(acsUrl, inResponseTo, status(StatusCode.RESPONDER, code));
        key.sign(response);
        return Xml.write(response);
    }

    private Response response(URI acsUrl, @Nullable String inResponseTo, Status status) {
        Response response = Xml.create(Response.DEFAULT_ELEMENT_NAME, Response.class);
        response.setID(Ids.fresh());
        response.setIssueInstant(Instant.now());
        response.setDestination(acsUrl.toString());
        response.setInResponseTo(inResponseTo);
        response.setIssuer(issuer());
        response.setStatus(status);
        return response;
    }

    private static Status status(String code, @Nullable String second) {
        StatusCode top = Xml.create(StatusCode.DEFAULT_ELEMENT_NAME, StatusCode.class);
        top.setValue(code);
        if (second != null) {
            StatusCode nested = Xml.create(StatusCode.DEFAULT_ELEMENT_NAME, StatusCode.class);
            nested.setValue(second);
            top.setStatusCode(nested);
        }
        Status status = Xml.create(Status.DEFAULT_ELEMENT_NAME, Status.class);
        status.setStatusCode(top);
        return status;
    }

    private Issuer issuer() {
        Issuer issuer = Xml.create(Issuer.DEFAULT_ELEMENT_NAME, Issuer.class);
        issuer.setValue(entityId);
        return issuer;
    }

    private static Subject subject(String email, URI acsUrl, @Nullable String inResponseTo, Instant now) {
        NameID nameId = Xml.create(NameID.DEFAULT_ELEMENT_NAME, NameID.class);
        nameId.setFormat(NameIDType.EMAIL);
        nameId.setValue(email);
        SubjectConfirmationData data =
                Xml.create(SubjectConfirmationData.DEFAULT_ELEMENT_NAME, SubjectConfirmationData.class);
        data.setRecipient(acsUrl.toString());
        data.setNotOnOrAfter(now.plus(LIFETIME));
        data.setInResponseTo(inResponseTo);
        SubjectConfirmation confirmation =
                Xml.create(SubjectConfirmation.DEFAULT_ELEMENT_NAME, SubjectConfirmation.class);
        confirmation.setMethod(SubjectConfirmation.METHOD_BEARER);
        confirmation.setSubjectConfirmationData(data);
        Subject subject = Xml.create(Subject.DEFAULT_ELEMENT_NAME, Subject.class);
        subject.setNameID(nameId);
        subject.getSubjectConfirmations().add(confirmation);
        return subject;
    }

    private static Conditions conditions(String entityId, Instant now) {
        Audience audience = Xml.create(Audience.DEFAULT_ELEMENT_NAME, Audience.class);
        audience.setURI(entityId);
        AudienceRestriction restriction =
                Xml.create(AudienceRestriction.DEFAULT_ELEMENT_NAME, AudienceRestriction.class);
        restriction.getAudiences().add(audience);
        Conditions conditions = Xml.create(Conditions.DEFAULT_ELEMENT_NAME, Conditions.class);
        conditions.setNotBefore(now);
        conditions.setNotOnOrAfter(now.plus(LIFETIME));
        conditions.getAudienceRestrictions().add(restriction);
        return conditions;
    }

    private static AuthnStatement authnStatement(Instant now) {
        AuthnContextClassRef reference =
                Xml.create(AuthnContextClassRef.DEFAULT_ELEMENT_NAME, AuthnContextClassRef.class);
        reference.setURI(AuthnContext.PPT_AUTHN_CTX);
        AuthnContext context = Xml.create(AuthnContext.DEFAULT_ELEMENT_NAME, AuthnContext.class);
        context.setAuthnContextClassRef(reference);
        AuthnStatement statement = Xml.create(AuthnStatement.DEFAULT_ELEMENT_NAME, AuthnStatement.class);
        statement.setAuthnInstant(now);
        statement.setSessionIndex(Ids.fresh());
        statement.setAuthnContext(context);
        return statement;
    }

    private static AttributeStatement attributeStatement(Map<String, List<String>> attributes) {
        AttributeStatement statement = Xml.create(AttributeStatement.DEFAULT_ELEMENT_NAME, AttributeStatement.class);
        attributes.forEach((name, values) -> {
            Attribute attribute = Xml.create(Attribute.DEFAULT_ELEMENT_NAME, Attribute.class);
            attribute.setName(name);
            attribute.setNameFormat(Attribute.BASIC);
            values.forEach(value -> attribute.getAttributeValues().add(string(value)));
            statement.getAttributes().add(attribute);
        });
        return statement;
    }

    private static XSString string(String value) {
        XMLObjectBuilder<?> builder = XMLObjectSupport.getBuilder(XSString.TYPE_NAME);
        XSString string = (XSString) builder.buildObject(AttributeValue.DEFAULT_ELEMENT_NAME, XSString.TYPE_NAME);
        string.setValue(value);
        return string;
    }
}
