package org.peakonjit.saml.idp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.opensaml.saml.saml2.core.Response;
import org.peakonjit.saml.CanonicalXml;
import org.peakonjit.saml.OpenSaml;
import org.peakonjit.saml.SignatureCheck;
import org.peakonjit.saml.XmlGate;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.keys.SamlKeys.Use;
import org.peakonjit.subject.NameId;
import org.peakonjit.subject.UpstreamAuthentication;
import org.w3c.dom.Document;

/** What we write as text against a parser, a canonicaliser and a verifier that did not write it. */
class CanonicalResponseTest {

    private static final GeneratedKeys KEYS = new GeneratedKeys();

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("<>&\"'\r\n\t ]=ä€\uFFFD")
                .withChars('a', 'z')
                .ofMinLength(1)
                .ofMaxLength(30)
                .map(text -> text + "\uD83D\uDE00"); // beyond the first plane, and never blank
    }

    @Property(tries = 300)
    void isItsOwnCanonicalFormAndVerifiesWhateverItSays(
            @ForAll("texts") String name, @ForAll("texts") String format, @ForAll("texts") String authority) {
        byte[] sent = issued(authority, new NameId(name, format), authority);

        OpenSaml.start();
        Document read = XmlGate.forMessages().parse(sent);
        assertThat(new String(sent, StandardCharsets.UTF_8))
                .isEqualTo(new String(CanonicalXml.of(read.getDocumentElement()), StandardCharsets.UTF_8));
        var nameId = read.getElementsByTagNameNS("*", "NameID").item(0);
        assertThat(nameId.getTextContent()).isEqualTo(name);
        assertThat(nameId.getAttributes().getNamedItem("Format").getNodeValue()).isEqualTo(format);
        Response response = (Response) OpenSaml.read(read);
        PublicKey key = KEYS.active(Use.IDP_SIGNING).certificate().getPublicKey();
        assertThat(SignatureCheck.verifies(response.getSignature(), key)).isTrue();
        assertThat(SignatureCheck.verifies(response.getAssertions().get(0).getSignature(), key))
                .isTrue();
    }

    @Example
    void refusesWhatXmlCannotSay() {
        for (String text : List.of("a\u0000", "\uD83D", "\uDE00\uD83D", "\uFFFE", "\u000B")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> issued("us", new NameId("ann" + text, NameId.UNSPECIFIED), "idp"))
                    .withMessageStartingWith("XML has no character");
        }
    }

    private static byte[] issued(String issuer, NameId nameId, String authority) {
        ResponseIssuer issuing = new ResponseIssuer(issuer, KEYS, Clock.fixed(OurIdp.NOW, ZoneOffset.UTC));
        UpstreamAuthentication authentication = new UpstreamAuthentication(
                OurIdp.NOW,
                Optional.of(authority),
                List.of(authority, "b"),
                Optional.of(OurIdp.NOW),
                OptionalInt.of(2));
        return Base64.getDecoder()
                .decode(issuing.issue(OurIdp.peakon(), nameId, null, null, authentication)
                        .samlResponse());
    }
}
