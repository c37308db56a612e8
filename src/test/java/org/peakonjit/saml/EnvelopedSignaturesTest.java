package org.peakonjit.saml;

import static org.assertj.core.api.Assertions.assertThat;

import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.junit.jupiter.api.Test;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.Response;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;
import org.w3c.dom.Element;

class EnvelopedSignaturesTest {

    @Test
    void bothSignaturesVerifyWithTheJdkAfterSerialising() throws Exception {
        SamlKey key = GeneratedKeys.rsa("idp");
        Assertion assertion = OpenSaml.build(Assertion.DEFAULT_ELEMENT_NAME, Assertion.class);
        assertion.setID("_inner");
        Response response = OpenSaml.build(Response.DEFAULT_ELEMENT_NAME, Response.class);
        response.setID("_outer");
        response.getAssertions().add(assertion);

        Element signed = EnvelopedSignatures.sign(key, assertion, response);
        Element read = XmlGate.forMessages()
                .parse(net.shibboleth.utilities.java.support.xml.SerializeSupport.nodeToString(signed)
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .getDocumentElement();

        Element inner = (Element) read.getElementsByTagNameNS("*", "Assertion").item(0);
        assertThat(verifies(key, read)).isTrue();
        assertThat(verifies(key, inner)).isTrue();
        inner.setAttribute("Version", "3.0");
        assertThat(verifies(key, inner)).isFalse();
    }

    private static boolean verifies(SamlKey key, Element element) throws Exception {
        element.setIdAttribute("ID", true);
        Element signature = null;
        for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if ("Signature".equals(child.getLocalName())) {
                signature = (Element) child;
            }
        }
        DOMValidateContext context = new DOMValidateContext(key.certificate().getPublicKey(), signature);
        context.setIdAttributeNS(element, null, "ID");
        return XMLSignatureFactory.getInstance("DOM")
                .unmarshalXMLSignature(context)
                .validate(context);
    }
}
