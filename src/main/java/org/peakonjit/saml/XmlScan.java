package org.peakonjit.saml;

import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** One streaming pass over a document, before any of it is built. */
final class XmlScan {

    private final XmlLimits limits;
    private final Set<String> ids = new HashSet<>();
    private int depth;
    private int elements;

    XmlScan(XmlLimits limits) {
        this.limits = limits;
    }

    void pass(XmlParser parser, String text) throws XMLStreamException {
        XMLStreamReader reader = parser.scan(text);
        try {
            declaration(reader);
            while (reader.hasNext()) {
                event(reader, reader.next());
            }
        } finally {
            reader.close();
        }
    }

    private void declaration(XMLStreamReader reader) {
        String encoding = reader.getCharacterEncodingScheme();
        if (encoding != null && !"UTF-8".equalsIgnoreCase(encoding)) {
            throw new MalformedMessageException(MessageFault.XML_ENCODING);
        }
        if (reader.getVersion() != null && !"1.0".equals(reader.getVersion())) {
            throw new MalformedMessageException(MessageFault.XML_VERSION);
        }
    }

    private void event(XMLStreamReader reader, int event) {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> startElement(reader);
            case XMLStreamConstants.END_ELEMENT -> depth--;
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.ENTITY_DECLARATION ->
                throw new MalformedMessageException(MessageFault.XML_DOCTYPE);
            case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION, XMLStreamConstants.CDATA ->
                annotation();
            default -> {
                // text
            }
        }
    }

    private void startElement(XMLStreamReader reader) {
        depth++;
        elements++;
        if (depth > limits.depth()) {
            throw new MalformedMessageException(MessageFault.XML_TOO_DEEP);
        }
        if (elements > limits.elements()) {
            throw new MalformedMessageException(MessageFault.XML_TOO_MANY_ELEMENTS);
        }
        if (reader.getAttributeCount() + reader.getNamespaceCount() > limits.attributesPerElement()) {
            throw new MalformedMessageException(MessageFault.XML_TOO_MANY_ATTRIBUTES);
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (XmlGate.isIdName(reader.getAttributeLocalName(i)) && !ids.add(reader.getAttributeValue(i))) {
                throw new MalformedMessageException(MessageFault.ID_TWICE);
            }
        }
    }

    private void annotation() {
        if (!limits.commentsAllowed()) {
            throw new MalformedMessageException(MessageFault.XML_COMMENTS);
        }
    }
}
