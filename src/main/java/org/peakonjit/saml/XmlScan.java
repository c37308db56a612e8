package org.peakonjit.saml;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.DefaultHandler2;

/** One streaming pass over a document, before any of it is built. */
final class XmlScan extends DefaultHandler2 {

    /** XML 1.0 §2.8; that it is well-formed is the parser's business. */
    private static final Pattern DECLARATION =
            Pattern.compile("(?s)<\\?xml\\s+version\\s*=\\s*([\"'])(?<version>.*?)\\1"
                    + "(?:\\s+encoding\\s*=\\s*([\"'])(?<encoding>.*?)\\3)?");

    /** The namespaces of what is verified: SAML's own, of signatures and of encryption. */
    private static final Set<String> OF_ONE_TYPE = Set.of(
            "urn:oasis:names:tc:SAML:2.0:assertion",
            "urn:oasis:names:tc:SAML:2.0:protocol",
            "http://www.w3.org/2000/09/xmldsig#",
            "http://www.w3.org/2001/04/xmlenc#");

    /**
     * Elements of SAML in which anything may stand, of any type (SAML Core §2.4.1.2, §2.7.1, §2.7.2.2, §2.7.3.1.1). Of
     * every other one its name says what it is: OpenSAML goes by xsi:type before it, the rules by the name.
     */
    private static final Set<String> OF_ANY_TYPE =
            Set.of("AttributeValue", "SubjectConfirmationData", "AuthnContextDecl", "Statement");

    private final XmlLimits limits;
    private final Set<String> ids = new HashSet<>();
    private int depth;
    private int elements;
    private int namespaces;

    XmlScan(XmlLimits limits) {
        this.limits = limits;
    }

    void pass(XmlParser parser, String text) throws SAXException, IOException {
        declaration(text);
        parser.scan(text, this);
    }

    private static void declaration(String text) {
        Matcher declaration = DECLARATION.matcher(text);
        if (!declaration.lookingAt()) {
            return;
        }
        String encoding = declaration.group("encoding");
        if (encoding != null && !"UTF-8".equalsIgnoreCase(encoding)) {
            throw new MalformedMessageException(MessageFault.XML_ENCODING);
        }
        if (!"1.0".equals(declaration.group("version"))) {
            throw new MalformedMessageException(MessageFault.XML_VERSION);
        }
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) {
        if (++namespaces > limits.attributesPerElement()) { // of the element that starts next
            throw new MalformedMessageException(MessageFault.XML_TOO_MANY_ATTRIBUTES);
        }
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        depth++;
        elements++;
        if (depth > limits.depth()) {
            throw new MalformedMessageException(MessageFault.XML_TOO_DEEP);
        }
        if (elements > limits.elements()) {
            throw new MalformedMessageException(MessageFault.XML_TOO_MANY_ELEMENTS);
        }
        if (attributes.getLength() + namespaces > limits.attributesPerElement()) {
            throw new MalformedMessageException(MessageFault.XML_TOO_MANY_ATTRIBUTES);
        }
        if (!limits.othersTypesAllowed()
                && isOfOneType(uri, localName)
                && attributes.getIndex(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "type") >= 0) {
            throw new MalformedMessageException(MessageFault.XML_TYPE);
        }
        namespaces = 0;
        for (int i = 0; i < attributes.getLength(); i++) {
            if (XmlGate.isIdName(attributes.getLocalName(i)) && !ids.add(attributes.getValue(i))) {
                throw new MalformedMessageException(MessageFault.ID_TWICE);
            }
        }
    }

    private boolean isOfOneType(String uri, String localName) {
        return depth == 1 || OF_ONE_TYPE.contains(uri) && !OF_ANY_TYPE.contains(localName);
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        depth--;
    }

    @Override
    public void startDTD(String name, @Nullable String publicId, @Nullable String systemId) {
        throw new MalformedMessageException(MessageFault.XML_DOCTYPE);
    }

    @Override
    public void comment(char[] text, int start, int length) {
        annotation();
    }

    @Override
    public void processingInstruction(String target, String data) {
        annotation();
    }

    @Override
    public void startCDATA() {
        annotation();
    }

    private void annotation() {
        if (!limits.commentsAllowed()) {
            throw new MalformedMessageException(MessageFault.XML_COMMENTS);
        }
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
        throw e;
    }

    @Override
    public InputSource resolveEntity(
            @Nullable String name, @Nullable String publicId, @Nullable String base, @Nullable String systemId)
            throws IOException {
        throw new IOException("nothing external is fetched");
    }
}
