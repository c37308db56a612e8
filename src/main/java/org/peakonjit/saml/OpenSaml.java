package org.peakonjit.saml;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import javax.xml.namespace.QName;
import org.opensaml.core.xml.XMLObject;
import org.opensaml.core.xml.XMLObjectBuilder;
import org.opensaml.core.xml.config.XMLObjectProviderRegistrySupport;
import org.opensaml.core.xml.io.MarshallingException;
import org.opensaml.core.xml.io.UnmarshallingException;
import org.opensaml.core.xml.schema.XSBase64Binary;
import org.opensaml.core.xml.schema.XSBoolean;
import org.opensaml.core.xml.schema.XSDateTime;
import org.opensaml.core.xml.schema.XSInteger;
import org.opensaml.core.xml.schema.XSQName;
import org.pac4j.saml.util.Configuration;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** OpenSAML, started once for this deployment. */
public final class OpenSaml {

    private OpenSaml() {}

    /** Starts OpenSAML if nobody has; cheap to repeat. OpenSAML finds its parts through the context class loader. */
    public static void start() {
        if (!Started.HERE) {
            throw new IllegalStateException("OpenSAML did not start");
        }
    }

    /** A new, empty object of the element {@code name}. */
    public static <T extends XMLObject> T build(QName name, Class<T> type) {
        start();
        XMLObjectBuilder<?> builder =
                XMLObjectProviderRegistrySupport.getBuilderFactory().getBuilder(name);
        if (builder == null) {
            throw new IllegalStateException("OpenSAML knows no " + name);
        }
        return type.cast(builder.buildObject(name));
    }

    /** @throws MalformedMessageException when the document is nothing OpenSAML knows, or its values have wrong types */
    public static XMLObject read(Document document) {
        start();
        Element root = document.getDocumentElement();
        try {
            var unmarshaller =
                    XMLObjectProviderRegistrySupport.getUnmarshallerFactory().getUnmarshaller(root);
            if (unmarshaller == null) {
                throw new MalformedMessageException(MessageFault.NO_SAML);
            }
            return unmarshaller.unmarshall(root);
        } catch (UnmarshallingException | RuntimeException e) {
            throw new MalformedMessageException(MessageFault.NO_VALID_SAML);
        }
    }

    /** The DOM of an object; unchanged where it has one. */
    public static Element write(XMLObject object) {
        start();
        var marshaller = XMLObjectProviderRegistrySupport.getMarshallerFactory().getMarshaller(object);
        if (marshaller == null) {
            throw new IllegalStateException("OpenSAML cannot write " + object.getElementQName());
        }
        try {
            return marshaller.marshall(object);
        } catch (MarshallingException e) {
            throw new IllegalStateException("OpenSAML cannot write " + object.getElementQName(), e);
        }
    }

    /** Initialised by the class loader: once, and before anybody goes on. */
    private static final class Started {
        /** An attribute value may say xsi:type="xs:integer" and be none; its text is all we want of it. */
        private static final List<QName> PARSED_TYPES = List.of(
                XSInteger.TYPE_NAME,
                XSBoolean.TYPE_NAME,
                XSDateTime.TYPE_NAME,
                XSBase64Binary.TYPE_NAME,
                XSQName.TYPE_NAME);

        static final boolean HERE = withOurClassLoader();

        private static boolean withOurClassLoader() {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(new PartsWeUse());
            try {
                boolean started = Configuration.getParserPool() != null;
                PARSED_TYPES.forEach(XMLObjectProviderRegistrySupport::deregisterObjectProvider);
                return started;
            } finally {
                thread.setContextClassLoader(before);
            }
        }
    }

    /** Through this loader OpenSAML does not find the parts that set up an HTTP client of its own: it never calls anybody. */
    private static final class PartsWeUse extends ClassLoader {

        private static final String LIST = "META-INF/services/org.opensaml.core.config.Initializer";

        PartsWeUse() {
            super(OpenSaml.class.getClassLoader());
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            Enumeration<URL> all = super.getResources(name);
            return name.equals(LIST)
                    ? Collections.enumeration(Collections.list(all).stream()
                            .filter(one -> !one.toString().contains("/opensaml-security-impl"))
                            .toList())
                    : all;
        }
    }
}
