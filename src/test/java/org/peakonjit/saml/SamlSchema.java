package org.peakonjit.saml;

import java.io.StringReader;
import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import org.opensaml.saml.common.xml.SAMLSchemaBuilder;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** The schemas of SAML 2.0, its metadata, XML Signature and XML Encryption. */
public final class SamlSchema {

    private static final SAMLSchemaBuilder SCHEMAS = new SAMLSchemaBuilder(SAMLSchemaBuilder.SAML1Version.SAML_11);

    private SamlSchema() {}

    /** @throws SAXException when the document is not valid by them */
    public static void validate(Document document) throws Exception {
        validate(new DOMSource(document));
    }

    /** @throws SAXException when the document is not valid by them */
    public static void validate(String xml) throws Exception {
        validate(new StreamSource(new StringReader(xml)));
    }

    private static void validate(Source source) throws Exception {
        SCHEMAS.getSAMLSchema().newValidator().validate(source);
    }
}
