package org.peakonjit.sandbox.saml;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.namespace.QName;
import net.shibboleth.utilities.java.support.component.ComponentInitializationException;
import net.shibboleth.utilities.java.support.xml.BasicParserPool;
import net.shibboleth.utilities.java.support.xml.XMLParserException;
import org.opensaml.core.xml.XMLObject;
import org.opensaml.core.xml.io.MarshallingException;
import org.opensaml.core.xml.io.UnmarshallingException;
import org.opensaml.core.xml.util.XMLObjectSupport;
import org.peakonjit.saml.OpenSaml;

/** SAML objects from XML and back. The parser refuses DTDs. */
final class Xml {

    private static final BasicParserPool PARSERS = parsers();

    private Xml() {}

    private static BasicParserPool parsers() {
        try {
            OpenSaml.start();
            BasicParserPool pool = new BasicParserPool();
            pool.initialize();
            return pool;
        } catch (ComponentInitializationException e) {
            throw new IllegalStateException("OpenSAML does not start", e);
        }
    }

    /** A new element, e.g. {@code Xml.create(Response.DEFAULT_ELEMENT_NAME, Response.class)}. */
    static <T extends XMLObject> T create(QName name, Class<T> type) {
        return type.cast(XMLObjectSupport.buildXMLObject(name));
    }

    /** @throws SamlException when the document is not XML or another kind of element */
    static <T extends XMLObject> T read(byte[] xml, Class<T> type) {
        try {
            XMLObject read = XMLObjectSupport.unmarshallFromInputStream(PARSERS, new ByteArrayInputStream(xml));
            if (type.isInstance(read)) {
                return type.cast(read);
            }
            throw new SamlException("the message is no " + type.getSimpleName());
        } catch (XMLParserException | UnmarshallingException e) {
            throw new SamlException("the message is no readable XML", e);
        }
    }

    /** The XML as it is: what was signed stays valid. */
    static byte[] write(XMLObject object) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            XMLObjectSupport.marshallToOutputStream(object, out);
            return out.toByteArray();
        } catch (MarshallingException e) {
            throw new IllegalStateException("cannot write " + object.getElementQName(), e);
        }
    }

    static String text(XMLObject object) {
        return new String(write(object), StandardCharsets.UTF_8);
    }
}
