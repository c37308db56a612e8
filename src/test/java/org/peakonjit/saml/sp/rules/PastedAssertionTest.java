package org.peakonjit.saml.sp.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.saml.MalformedMessageException;
import org.peakonjit.subject.AttributeNames;
import org.peakonjit.subject.DomainScope;
import org.peakonjit.subject.Subject;

class PastedAssertionTest {

    private static final String ASSERTION = """
            <a:Assertion xmlns:a="urn:oasis:names:tc:SAML:2.0:assertion" ID="_1" Version="2.0">
              <a:Issuer>https://idp.example</a:Issuer>
              <a:Subject><a:NameID>ann@corp.example</a:NameID></a:Subject>
              <a:AttributeStatement>
                <a:Attribute Name="groups"><a:AttributeValue>staff</a:AttributeValue></a:Attribute>
              </a:AttributeStatement>
            </a:Assertion>""";

    private static Subject read(String text) {
        return PastedAssertion.read(text, AttributeNames.common(), issuer -> DomainScope.ANY);
    }

    @Test
    void isReadAsXmlOrBase64AloneOrInAResponse() {
        String response =
                "<p:Response xmlns:p=\"urn:oasis:names:tc:SAML:2.0:protocol\" ID=\"_2\">" + ASSERTION + "</p:Response>";
        String base64 = Base64.getMimeEncoder().encodeToString(response.getBytes(StandardCharsets.UTF_8));
        for (String text : new String[] {ASSERTION, "\n " + response, base64}) {
            Subject subject = read(text);
            assertThat(subject.issuer()).isEqualTo("https://idp.example");
            assertThat(subject.calledName()).isEqualTo("ann@corp.example");
            assertThat(subject.values("groups")).containsExactly("staff");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no xml",
                "<x/>",
                "<!DOCTYPE x><x/>",
                "<a:Assertion xmlns:a=\"urn:oasis:names:tc:SAML:2.0:assertion\"/>",
                "<a:EncryptedAssertion xmlns:a=\"urn:oasis:names:tc:SAML:2.0:assertion\"/>"
            })
    void isRefusedWithAReason(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageMatching("[\\w ,:'()-].*");
    }
}
