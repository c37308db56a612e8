package org.peakonjit.saml.idp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peakonjit.saml.idp.AuthnRequestText.base64;
import static org.peakonjit.saml.idp.AuthnRequestText.deflated;
import static org.peakonjit.saml.idp.AuthnRequestText.query;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.application.Application;
import org.peakonjit.application.HandOffKind;
import org.peakonjit.application.PeakonNameId;
import org.peakonjit.application.SamlSettings;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.saml.PeakonRequest;
import org.peakonjit.saml.idp.IncomingAuthnRequest.Answered;
import org.peakonjit.saml.idp.IncomingAuthnRequest.Asked;
import org.peakonjit.saml.idp.IncomingAuthnRequest.Rejected;
import org.peakonjit.saml.replay.InMemoryUsedAssertions;
import org.peakonjit.saml.replay.UsedAssertions;

class AuthnRequestReceptionTest {

    private final UsedAssertions used = new InMemoryUsedAssertions();
    private final IdentityProvider idp = OurIdp.of(used, OurIdp.peakon());

    @Test
    void hearsARequestByRedirect() {
        AuthnRequestText request = request();

        assertThat(byRedirect(request.xml(), "from Peakon & back"))
                .isEqualTo(new Asked(
                        OurIdp.peakon(),
                        new PeakonRequest(
                                request.id(), URI.create(OurIdp.ACS), "from Peakon & back", false, false, List.of())));
    }

    @Test
    void hearsARequestByPost() {
        AuthnRequestText request = request();

        assertThat(asked(idp.receive(true, base64(request.xml()), null, null)).id())
                .isEqualTo(request.id());
    }

    @Test
    void hearsAPostedRequestWithLineBreaks() {
        String wrapped = base64(request().xml()).replaceAll("(.{76})", "$1\r\n");

        assertThat(idp.receive(true, wrapped, null, null)).isInstanceOf(Asked.class);
    }

    @Test
    void carriesWhatPeakonWants() {
        String xml = request()
                .withAttribute("ForceAuthn", "true")
                .withAttribute("IsPassive", "1")
                .withChild("<samlp:RequestedAuthnContext><saml:AuthnContextClassRef>urn:mfa</saml:AuthnContextClassRef>"
                        + "</samlp:RequestedAuthnContext>")
                .xml();

        PeakonRequest asked = asked(byPost(xml));
        assertThat(asked.forceAuthn()).isTrue();
        assertThat(asked.isPassive()).isTrue();
        assertThat(asked.requestedAuthnContexts()).containsExactly("urn:mfa");
    }

    static Stream<UnaryOperator<AuthnRequestText>> acceptable() {
        return Stream.of(
                request -> request.withAttribute("AssertionConsumerServiceURL", OurIdp.ACS),
                request -> request.withAttribute("AssertionConsumerServiceIndex", "0"),
                request -> request.withAttribute("ProtocolBinding", "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"),
                request -> request.withDestination(null),
                request -> request.withChild("<samlp:NameIDPolicy AllowCreate=\"true\"/>"),
                request -> request.withChild(policy("1.1:nameid-format:emailAddress")),
                request -> request.withChild(policy("1.1:nameid-format:unspecified")),
                request -> request.withChild("<samlp:NameIDPolicy SPNameQualifier=\"" + OurIdp.PEAKON + "\"/>"),
                request -> request.withIssueInstant("2026-11-24T09:52:01Z"),
                request -> request.withIssueInstant("2026-11-24T10:02:59Z"),
                request -> request.withChild("<samlp:Scoping ProxyCount=\"1\"/>"));
    }

    @ParameterizedTest
    @MethodSource("acceptable")
    void hearsWhatTheStandardAllows(UnaryOperator<AuthnRequestText> change) {
        assertThat(byPost(change.apply(request()).xml())).isInstanceOf(Asked.class);
    }

    @Test
    void hearsTheRegisteredAcsIndexAndNoOther() {
        SamlSettings saml = OurIdp.peakon().saml();
        Application second = OurIdp.with(new SamlSettings(
                saml.handOff(),
                saml.entityId(),
                saml.acsUrl(),
                saml.loginUrl(),
                saml.nameId(),
                List.of(),
                null,
                List.of(),
                2));
        IdentityProvider sure = OurIdp.of(second);
        String registered =
                request().withAttribute("AssertionConsumerServiceIndex", "2").xml();
        String other =
                request().withAttribute("AssertionConsumerServiceIndex", "0").xml();

        assertThat(sure.receive(true, base64(registered), null, null)).isInstanceOf(Asked.class);
        assertRejected(sure.receive(true, base64(other), null, null), RefusalCode.SAML_INVALID_RESPONSE);
    }

    static Stream<Arguments> rejectable() {
        String other = "<saml:Issuer>https://evil.example</saml:Issuer>";
        return Stream.of(
                rejected("unknown issuer", r -> r.withIssuerElement(other), RefusalCode.APPLICATION_UNKNOWN),
                rejected("no issuer", r -> r.withIssuerElement(""), RefusalCode.SAML_INVALID_RESPONSE),
                rejected(
                        "blank issuer",
                        r -> r.withIssuerElement("<saml:Issuer> </saml:Issuer>"),
                        RefusalCode.SAML_INVALID_RESPONSE),
                rejected(
                        "issuer of another format",
                        r -> r.withIssuerElement("<saml:Issuer Format=\"urn:oasis:names:tc:SAML:1.1:nameid-format:"
                                + "emailAddress\">" + OurIdp.PEAKON + "</saml:Issuer>"),
                        RefusalCode.SAML_INVALID_RESPONSE),
                rejected(
                        "issuer in another case",
                        r -> r.withIssuerElement(
                                "<saml:Issuer>" + OurIdp.PEAKON.replace("acme", "Acme") + "</saml:Issuer>"),
                        RefusalCode.APPLICATION_UNKNOWN),
                rejected(
                        "issuer cut by a comment",
                        r -> r.withIssuerElement("<saml:Issuer>" + OurIdp.PEAKON + "<!-- -->.evil</saml:Issuer>"),
                        RefusalCode.SAML_INVALID_RESPONSE),
                rejected(
                        "foreign ACS URL",
                        r -> r.withAttribute("AssertionConsumerServiceURL", "https://evil.example/acs"),
                        RefusalCode.SAML_INVALID_RESPONSE),
                rejected(
                        "ACS URL with a suffix",
                        r -> r.withAttribute("AssertionConsumerServiceURL", OurIdp.ACS + "/../evil"),
                        RefusalCode.SAML_INVALID_RESPONSE),
                rejected(
                        "foreign ACS index",
                        r -> r.withAttribute("AssertionConsumerServiceIndex", "1"),
                        RefusalCode.SAML_INVALID_RESPONSE),
                rejected(
                        "ACS URL and index",
                        r -> r.withAttribute("AssertionConsumerServiceURL", OurIdp.ACS)
                                .withAttribute("AssertionConsumerServiceIndex", "0"),
                        RefusalCode.SAML_INVALID_RESPONSE),
                rejected(
                        "ACS index and binding",
                        r -> r.withAttribute("AssertionConsumerServiceIndex", "0")
                                .withAttribute("ProtocolBinding", "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"),
                        RefusalCode.SAML_INVALID_RESPONSE),
                rejected(
                        "foreign Destination",
                        r -> r.withDestination("https://other.example/idp/sso"),
                        RefusalCode.SAML_INVALID_RESPONSE),
                rejected("empty Destination", r -> r.withDestination(""), RefusalCode.SAML_INVALID_RESPONSE),
                rejected(
                        "empty ACS URL",
                        r -> r.withAttribute("AssertionConsumerServiceURL", ""),
                        RefusalCode.SAML_INVALID_RESPONSE),
                rejected("SAML 1.1", r -> r.withVersion("1.1"), RefusalCode.SAML_INVALID_RESPONSE),
                rejected("SAML 3.0", r -> r.withVersion("3.0"), RefusalCode.SAML_INVALID_RESPONSE),
                rejected("no version", r -> r.withVersion(""), RefusalCode.SAML_INVALID_RESPONSE),
                rejected("no ID", r -> r.withId(null), RefusalCode.SAML_INVALID_RESPONSE),
                rejected("empty ID", r -> r.withId(""), RefusalCode.SAML_INVALID_RESPONSE),
                rejected("ID that is no NCName", r -> r.withId("a b"), RefusalCode.SAML_INVALID_RESPONSE),
                rejected("huge ID", r -> r.withId("_" + "a".repeat(300)), RefusalCode.SAML_INVALID_RESPONSE),
                rejected("no IssueInstant", r -> r.withIssueInstant(null), RefusalCode.SAML_INVALID_RESPONSE),
                rejected(
                        "IssueInstant that is no time",
                        r -> r.withIssueInstant("yesterday"),
                        RefusalCode.SAML_INVALID_RESPONSE),
                rejected("too old", r -> r.withIssueInstant("2026-11-24T09:52:00Z"), RefusalCode.SAML_EXPIRED),
                rejected("years old", r -> r.withIssueInstant("2006-11-24T09:52:00Z"), RefusalCode.SAML_EXPIRED),
                rejected(
                        "from the future",
                        r -> r.withIssueInstant("2026-11-24T10:03:01Z"),
                        RefusalCode.SAML_INVALID_RESPONSE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rejectable")
    void rejects(String what, UnaryOperator<AuthnRequestText> change, RefusalCode code) {
        assertRejected(byPost(change.apply(request()).xml()), code);
        assertRejected(byRedirect(change.apply(request()).xml(), null), code);
    }

    /** Whoever brings it again before that goes on: what we said to it may have been lost on its way. */
    @Test
    void rejectsARequestThatWasAnsweredAlsoByTheOtherBinding() {
        AuthnRequestText request = request();
        assertThat(byPost(request.xml())).isInstanceOf(Asked.class);
        assertThat(byRedirect(request.xml(), null)).isInstanceOf(Asked.class);

        used.use(OurIdp.PEAKON, request.id(), Instant.MAX);

        assertRejected(byPost(request.xml()), RefusalCode.SAML_REPLAYED);
        assertRejected(byRedirect(request.xml(), null), RefusalCode.SAML_REPLAYED);
    }

    @Test
    void answersByStatusOnce() {
        String xml = request().withAttribute("ProtocolBinding", "urn:none").xml();
        assertThat(byPost(xml)).isInstanceOf(Answered.class);

        assertRejected(byPost(xml), RefusalCode.SAML_REPLAYED);
    }

    /** So its audit, its page and the way to try again know where it was to lead. */
    @Test
    void namesTheApplicationWhoseRequestIsRefused() {
        String late = request().withIssueInstant("2026-11-24T09:52:00Z").xml();
        String unmet = request().withAttribute("ProtocolBinding", "urn:none").xml();
        String stranger = request()
                .withIssuerElement("<saml:Issuer>https://evil.example</saml:Issuer>")
                .xml();

        assertThat(byPost(late))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.application()).isEqualTo(OurIdp.peakon()));
        assertThat(byPost(unmet))
                .isInstanceOfSatisfying(
                        Answered.class,
                        answered -> assertThat(answered.application()).isEqualTo(OurIdp.peakon()));
        assertThat(byPost(stranger))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.application()).isNull());
    }

    @Test
    void rejectsRequestsToADisabledApplication() {
        assertRejected(
                OurIdp.of(OurIdp.disabled()).receive(true, base64(request().xml()), null, null),
                RefusalCode.APPLICATION_DISABLED);
    }

    @Test
    void rejectsRequestsOfAPeakonThatTrustsTheCompanysIdpItself() {
        var redirected = OurIdp.with(new SamlSettings(
                HandOffKind.REDIRECT,
                OurIdp.PEAKON,
                null,
                URI.create("https://acme.peakon.test/login"),
                PeakonNameId.EMAIL,
                List.of(),
                null,
                List.of(),
                0));

        assertRejected(
                OurIdp.of(redirected).receive(true, base64(request().xml()), null, null),
                RefusalCode.APPLICATION_UNKNOWN);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "<samlp:NameIDPolicy Format='urn:oasis:names:tc:SAML:2.0:nameid-format:transient'/>|InvalidNameIDPolicy",
                "<samlp:NameIDPolicy Format='urn:oasis:names:tc:SAML:2.0:nameid-format:encrypted'/>|InvalidNameIDPolicy",
                "<samlp:NameIDPolicy SPNameQualifier='https://other.example'/>|InvalidNameIDPolicy",
                "<saml:Subject><saml:NameID>ceo@corp.example</saml:NameID></saml:Subject>|RequestUnsupported",
                "<samlp:Scoping ProxyCount='0'/>|ProxyCountExceeded",
                "<samlp:RequestedAuthnContext Comparison='better'><saml:AuthnContextClassRef>urn:x"
                        + "</saml:AuthnContextClassRef></samlp:RequestedAuthnContext>|NoAuthnContext"
            })
    void answersWhatCannotBeMetWithASignedErrorToTheRegisteredAcs(String wish, String status) throws Exception {
        AuthnRequestText request = request().withChild(wish.replace('\'', '"'));

        IncomingAuthnRequest incoming = idp.receive(true, base64(request.xml()), "state", null);

        assertThat(incoming).isInstanceOf(Answered.class);
        var response = ((Answered) incoming).response();
        assertThat(response.acsUrl()).hasToString(OurIdp.ACS);
        assertThat(response.relayState()).isEqualTo("state");
        IssuedResponse issued = IssuedResponse.verified(response.samlResponse());
        assertThat(issued.values("//samlp:StatusCode/@Value"))
                .containsExactly(
                        "urn:oasis:names:tc:SAML:2.0:status:Requester", "urn:oasis:names:tc:SAML:2.0:status:" + status);
        assertThat(issued.value("/samlp:Response/@InResponseTo")).isEqualTo(request.id());
        assertThat(issued.count("//saml:Assertion")).isZero();
    }

    @Test
    void answersABindingOtherThanPostWithAnError() {
        String xml = request()
                .withAttribute("ProtocolBinding", "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact")
                .xml();

        assertThat(byPost(xml)).isInstanceOf(Answered.class);
    }

    @Test
    void issuesNoEmailFormatWhereTheNameIdIsAnEmployeeNumber() {
        IdentityProvider numbers = OurIdp.of(OurIdp.withNameId(PeakonNameId.EMPLOYEE_NUMBER));

        assertThat(numbers.receive(
                        true,
                        base64(request()
                                .withChild(policy("1.1:nameid-format:emailAddress"))
                                .xml()),
                        null,
                        null))
                .isInstanceOf(Answered.class);
    }

    static Stream<Arguments> malformed() {
        String xml = request().xml();
        String open = xml.substring(0, xml.indexOf("<saml:Issuer>"));
        return Stream.of(
                Arguments.of("nothing", bytes("")),
                Arguments.of("text", bytes("hello")),
                Arguments.of("truncated", bytes(xml.substring(0, xml.length() - 10))),
                Arguments.of("two roots", bytes(xml + xml)),
                Arguments.of("DOCTYPE", bytes("<!DOCTYPE x>" + xml)),
                Arguments.of(
                        "XXE",
                        bytes("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                                + xml.replace("</saml:Issuer>", "&e;</saml:Issuer>"))),
                Arguments.of("XXE by http", bytes("<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/evil.dtd\">" + xml)),
                Arguments.of(
                        "entity bomb",
                        bytes("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
                                + xml.replace("</saml:Issuer>", "&b;</saml:Issuer>"))),
                Arguments.of("deep nesting", bytes(open + "<x>".repeat(20_000))),
                Arguments.of(
                        "deep and closed",
                        bytes(open + "<x>".repeat(10_000) + "</x>".repeat(10_000) + "</samlp:AuthnRequest>")),
                Arguments.of("large", bytes(xml.replace("</samlp", "<x>" + "a".repeat(600_000) + "</x></samlp"))),
                Arguments.of("UTF-16", xml.getBytes(StandardCharsets.UTF_16)),
                Arguments.of("declared as UTF-16", bytes("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + xml)),
                Arguments.of("UTF-7", bytes("<?xml version=\"1.0\" encoding=\"UTF-7\"?>" + xml)),
                Arguments.of(
                        "EBCDIC",
                        ("<?xml version=\"1.0\" encoding=\"IBM037\"?>" + xml).getBytes(Charset.forName("IBM037"))),
                Arguments.of(
                        "broken UTF-8",
                        xml.replace("</saml:Issuer>", "\u00e9</saml:Issuer>").getBytes(StandardCharsets.ISO_8859_1)),
                Arguments.of("XML 1.1", bytes("<?xml version=\"1.1\"?>" + xml)),
                Arguments.of("attribute twice", bytes(xml.replace(" Version=", " Version=\"2.0\" Version="))),
                Arguments.of("unbound prefix", bytes(xml.replace("<saml:Issuer>", "<evil:x/><saml:Issuer>"))),
                Arguments.of("other namespace", bytes(xml.replace("SAML:2.0:protocol", "SAML:1.0:protocol"))),
                Arguments.of("other message", bytes(xml.replace("AuthnRequest", "LogoutRequest"))),
                Arguments.of("processing instruction", bytes(xml.replace("</saml:Issuer>", "<?x y?></saml:Issuer>"))),
                Arguments.of("boolean that is none", bytes(xml.replace(" Version", " IsPassive=\"perhaps\" Version"))),
                Arguments.of(
                        "index that is none",
                        bytes(xml.replace(" Version", " AssertionConsumerServiceIndex=\"x\" Version"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void rejectsMalformedMessages(String what, byte[] message) {
        String posted = base64(message);
        String redirected = deflated(message);

        assertRejected(idp.receive(true, posted, null, null), RefusalCode.SAML_INVALID_RESPONSE);
        assertRejected(
                idp.receive(false, redirected, null, query("SAMLRequest", redirected)),
                RefusalCode.SAML_INVALID_RESPONSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%%%", "====", "abc*", "\u00e9", "AAAA", "not base64 at all!"})
    void rejectsWhatIsNoEncoding(String parameter) {
        assertRejected(idp.receive(true, parameter, null, null), RefusalCode.SAML_INVALID_RESPONSE);
        assertRejected(
                idp.receive(false, parameter, null, query("SAMLRequest", parameter)),
                RefusalCode.SAML_INVALID_RESPONSE);
    }

    @Test
    void rejectsNoMessageAtAll() {
        assertRejected(idp.receive(true, null, null, null), RefusalCode.SAML_INVALID_RESPONSE);
        assertRejected(idp.receive(false, null, null, null), RefusalCode.SAML_INVALID_RESPONSE);
        assertRejected(idp.receive(false, null, null, "RelayState=x"), RefusalCode.SAML_INVALID_RESPONSE);
    }

    @Test
    void rejectsAnInflateBomb() {
        String bomb = deflated(new byte[50 * 1024 * 1024]);

        assertRejected(idp.receive(false, bomb, null, query("SAMLRequest", bomb)), RefusalCode.SAML_INVALID_RESPONSE);
    }

    @Test
    void rejectsATruncatedDeflateStream() {
        byte[] whole = java.util.Base64.getDecoder().decode(deflated(request().xml()));
        String cut = base64(java.util.Arrays.copyOf(whole, whole.length - 20));

        assertRejected(idp.receive(false, cut, null, query("SAMLRequest", cut)), RefusalCode.SAML_INVALID_RESPONSE);
    }

    @Test
    void rejectsRepeatedParameters() {
        String message = deflated(request().xml());
        String twice = query("SAMLRequest", message, "SAMLRequest", message);

        assertRejected(idp.receive(false, message, null, twice), RefusalCode.SAML_INVALID_RESPONSE);
        assertRejected(
                idp.receive(false, message, null, query("SAMLRequest", message) + "&SAML%52equest=x"),
                RefusalCode.SAML_INVALID_RESPONSE);
    }

    @Test
    void rejectsAQueryThatSaysSomethingElseThanTheParameters() {
        String message = deflated(request().xml());

        assertRejected(
                idp.receive(
                        false,
                        message,
                        null,
                        query("SAMLRequest", deflated(request().xml()))),
                RefusalCode.SAML_INVALID_RESPONSE);
        assertRejected(
                idp.receive(false, message, "a", query("SAMLRequest", message, "RelayState", "b")),
                RefusalCode.SAML_INVALID_RESPONSE);
    }

    @Test
    void rejectsAnUnknownEncoding() {
        String message = deflated(request().xml());

        assertRejected(
                idp.receive(false, message, null, query("SAMLRequest", message, "SAMLEncoding", "urn:gzip")),
                RefusalCode.SAML_INVALID_RESPONSE);
    }

    @Test
    void echoesALongRelayStateButNoEndlessOne() {
        String xml = request().xml();

        assertThat(asked(byRedirect(xml, "x".repeat(2048))).relayState()).hasSize(2048);
        assertThat(asked(byRedirect(xml, "ü".repeat(1024))).relayState()).hasSize(1024);
        assertRejected(byRedirect(request().xml(), "x".repeat(2049)), RefusalCode.SAML_INVALID_RESPONSE);
        assertRejected(byRedirect(request().xml(), "ü".repeat(1025)), RefusalCode.SAML_INVALID_RESPONSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nSet-Cookie: x=1", "a\u0000", "a\u0085b", "\u001b[2J"})
    void rejectsControlCharactersInTheRelayState(String relayState) {
        assertRejected(idp.receive(true, base64(request().xml()), relayState, null), RefusalCode.SAML_INVALID_RESPONSE);
    }

    @Test
    void saysNothingOfTheInputInTheCause() {
        IncomingAuthnRequest incoming = byPost(request()
                .withIssuerElement("<saml:Issuer>mallory</saml:Issuer>")
                .xml());

        assertThat(((Rejected) incoming).refusal().cause().english()).doesNotContain("mallory");
    }

    private static AuthnRequestText request() {
        return new AuthnRequestText(OurIdp.PEAKON, OurIdp.SSO_URL, OurIdp.NOW);
    }

    private static String policy(String format) {
        return "<samlp:NameIDPolicy Format=\"urn:oasis:names:tc:SAML:" + format + "\"/>";
    }

    private static Arguments rejected(String what, UnaryOperator<AuthnRequestText> change, RefusalCode code) {
        return Arguments.of(what, change, code);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private IncomingAuthnRequest byPost(String xml) {
        return idp.receive(true, base64(xml), null, null);
    }

    private IncomingAuthnRequest byRedirect(String xml, @org.jspecify.annotations.Nullable String relayState) {
        String message = deflated(xml);
        return idp.receive(
                false,
                message,
                relayState,
                relayState == null
                        ? query("SAMLRequest", message)
                        : query("SAMLRequest", message, "RelayState", relayState));
    }

    private static PeakonRequest asked(IncomingAuthnRequest incoming) {
        assertThat(incoming).isInstanceOf(Asked.class);
        return ((Asked) incoming).request();
    }

    private static void assertRejected(IncomingAuthnRequest incoming, RefusalCode code) {
        assertThat(incoming).isInstanceOf(Rejected.class);
        assertThat(((Rejected) incoming).refusal().code()).isEqualTo(code);
    }
}
