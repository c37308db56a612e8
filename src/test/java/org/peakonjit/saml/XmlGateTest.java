package org.peakonjit.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.ext.DefaultHandler2;

class XmlGateTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                a DOCTYPE           | <!DOCTYPE a><a/>
                an external DTD     | <!DOCTYPE a SYSTEM "http://127.0.0.1:1/x"><a/>
                an entity           | <!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>
                an unknown entity   | <a>&e;</a>
                a comment           | <a><!-- x --></a>
                a comment in front  | <!-- x --><a/>
                an instruction      | <a><?x y?></a>
                a style sheet       | <?xml-stylesheet href="http://127.0.0.1:1/x"?><a/>
                CDATA               | <a><![CDATA[x]]></a>
                an ID twice         | <a ID="x"><b ID="x"/></a>
                ID and Id           | <a ID="x"><b Id="x"/></a>
                ID and xml:id       | <a ID="x"><b xml:id="x"/></a>
                ID and id elsewhere | <a ID="x"><b xmlns:p="p" p:id="x"/></a>
                UTF-16 declared     | <?xml version="1.0" encoding="UTF-16"?><a/>
                UTF-7 declared      | <?xml version="1.0" encoding="UTF-7"?><a/>
                ISO-8859-1 declared | <?xml version="1.0" encoding="ISO-8859-1"?><a/>
                XML 1.1             | <?xml version="1.1"?><a/>
                an attribute twice  | <a b="1" b="2"/>
                one expanded twice  | <a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>
                an unbound prefix   | <p:a/>
                cut short           | <a><b></b>
                two roots           | <a/><a/>
                no XML              | hello
                a NUL               | <a>&#0;</a>
                a root of a type    | <a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="b"/>
                """)
    void refuses(String what, String xml) {
        assertThatThrownBy(() -> XmlGate.forMessages().parse(xml.getBytes(StandardCharsets.UTF_8)))
                .as(what)
                .isInstanceOf(MalformedMessageException.class);
    }

    /** A quote of the other kind does not end the name. */
    @Test
    void refusesAnEncodingThatOnlyBeginsAsUtf8() {
        assertRefused(
                "<?xml version=\"1.0\" encoding=\"UTF-8'utf-7\"?><a/>".getBytes(StandardCharsets.UTF_8), "encoding");
        assertRefused("<?xml version='1.0' encoding='UTF-8\"x'?><a/>".getBytes(StandardCharsets.UTF_8), "encoding");
    }

    @Test
    void refusesEveryDoctypeAsThat() {
        assertRefused("<!DOCTYPE a><a/>".getBytes(StandardCharsets.UTF_8), "DOCTYPE");
        assertRefused("<!-- x --><a/>".getBytes(StandardCharsets.UTF_8), "comment");
    }

    /** Parsers are kept: none of them remembers the document before. */
    @Test
    void readsOneAfterTheOther() {
        for (int i = 0; i < 3; i++) {
            assertThat(XmlGate.forMetadata()
                            .parse("<a ID='1'><![CDATA[b]]><!-- c --></a>".getBytes(StandardCharsets.UTF_8))
                            .getDocumentElement()
                            .getTextContent())
                    .isEqualTo("b");
            assertThat(XmlGate.forMessages()
                            .parse("<a ID='1'>b</a>".getBytes(StandardCharsets.UTF_8))
                            .getDocumentElement()
                            .getTextContent())
                    .isEqualTo("b");
            assertRefused("<a><b>".getBytes(StandardCharsets.UTF_8), "");
            assertRefused("<a><![CDATA[b]]></a>".getBytes(StandardCharsets.UTF_8), "");
        }
    }

    @Test
    void refusesUtf16() {
        byte[] utf16 = "<a/>".getBytes(StandardCharsets.UTF_16);
        assertRefused(utf16, "the XML is not UTF-8");
        assertThatThrownBy(() -> XmlGate.forMessages().parse("<a/>".getBytes(Charset.forName("UTF-16LE"))))
                .isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void refusesOverlongUtf8() {
        assertRefused(new byte[] {'<', 'a', '>', (byte) 0xC0, (byte) 0xBC, '<', '/', 'a', '>'}, "the XML is not UTF-8");
    }

    @Test
    void refusesDeepNestingBeforeItIsBuilt() {
        assertRefused("<a>".repeat(30_000).getBytes(StandardCharsets.UTF_8), "the XML is nested too deep");
    }

    @Test
    void refusesManyElements() {
        assertRefused(("<a>" + "<b/>".repeat(10_001) + "</a>").getBytes(StandardCharsets.UTF_8), "too many elements");
    }

    @Test
    void refusesManyAttributes() {
        StringBuilder xml = new StringBuilder("<a");
        for (int i = 0; i < 65; i++) {
            xml.append(" a").append(i).append("=''");
        }
        assertRefused(xml.append("/>").toString().getBytes(StandardCharsets.UTF_8), "too many attributes");
    }

    @Test
    void refusesManyNamespaces() {
        StringBuilder xml = new StringBuilder("<a");
        for (int i = 0; i < 65; i++) {
            xml.append(" xmlns:a").append(i).append("='u'");
        }
        assertRefused(xml.append("/>").toString().getBytes(StandardCharsets.UTF_8), "too many attributes");
    }

    @Test
    void refusesWhatIsTooLarge() {
        assertRefused(("<a>" + "x".repeat(256 * 1024) + "</a>").getBytes(StandardCharsets.UTF_8), "too large");
    }

    /** OpenSAML would go by the type, and everybody else by the name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:oasis:names:tc:SAML:2.0:protocol Extensions",
                "urn:oasis:names:tc:SAML:2.0:protocol Status",
                "urn:oasis:names:tc:SAML:2.0:assertion Issuer",
                "urn:oasis:names:tc:SAML:2.0:assertion EncryptedAssertion",
                "http://www.w3.org/2000/09/xmldsig# Signature",
                "http://www.w3.org/2001/04/xmlenc# EncryptedData"
            })
    void refusesAnElementOfAnotherType(String element) {
        assertRefused(typed(element), "xsi:type");
        assertThat(XmlGate.forMetadata().parse(typed(element))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:oasis:names:tc:SAML:2.0:assertion AttributeValue",
                "urn:oasis:names:tc:SAML:2.0:assertion SubjectConfirmationData",
                "urn:oasis:names:tc:SAML:2.0:assertion AuthnContextDecl",
                "urn:x Issuer"
            })
    void letsAnybodyTypeWhatIsAnybodys(String element) {
        assertThat(XmlGate.forMessages().parse(typed(element))).isNotNull();
    }

    private static byte[] typed(String element) {
        String[] parts = element.split(" ");
        return ("<a xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'><e:" + parts[1] + " xmlns:e='" + parts[0]
                        + "' xsi:type='e:AssertionType'/></a>")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void readsPlainXmlWithCharacterReferences() {
        var document = XmlGate.forMessages()
                .parse("<?xml version='1.0' encoding='utf-8'?>\n<a ID='1'>&lt;Zo&#xEB;&gt;<b ID='2'/></a>"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(document.getDocumentElement().getTextContent()).isEqualTo("<Zoë>");
    }

    @Test
    void metadataMayBeAnnotated() {
        var document = XmlGate.forMetadata()
                .parse("\uFEFF<!-- made by hand --><a>b<!-- c -->d</a>".getBytes(StandardCharsets.UTF_8));
        assertThat(document.getDocumentElement().getTextContent()).isEqualTo("bd");
    }

    private static void assertRefused(byte[] xml, String because) {
        assertThatThrownBy(() -> XmlGate.forMessages().parse(xml))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining(because);
    }

    /** A parser keeps every name for good: names that somebody makes up must not fill the memory. */
    @Test
    void aParserIsUsedUpAfterSoManyCharacters() throws Exception {
        XmlParser parser = new XmlParser(false);
        String text = "<a>" + "<b/>".repeat(2_000) + "</a>";

        parser.scan(text, new DefaultHandler2());
        assertThat(parser.isUsedUp()).isFalse();
        for (int i = 0; i < 150; i++) {
            parser.scan(text, new DefaultHandler2());
        }

        assertThat(parser.isUsedUp()).isTrue();
    }
}
