package org.peakonjit.saml;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads one document after the other, which is cheaper than a new parser for each: it knows most names already. It never
 * forgets one, and anybody can make names up, so after so much it is used up. Not safe for concurrent use.
 */
final class XmlParser {

    /** In characters; some hundred Responses. */
    private static final int MOST_READ = 1024 * 1024;

    private final XMLInputFactory scanner = scanner();
    private final DocumentBuilder builder;
    private long read;

    XmlParser(boolean ignoringComments) {
        builder = builder(ignoringComments);
    }

    XMLStreamReader scan(String text) throws XMLStreamException {
        read += text.length();
        return scanner.createXMLStreamReader(new StringReader(text));
    }

    Document build(String text) throws SAXException, IOException {
        return builder.parse(new InputSource(new StringReader(text)));
    }

    Document empty() {
        return builder.newDocument();
    }

    boolean isUsedUp() {
        return read > MOST_READ;
    }

    private static XMLInputFactory scanner() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty("http://java.sun.com/xml/stream/properties/report-cdata-event", true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing external is fetched");
        });
        return factory;
    }

    private static DocumentBuilder builder(boolean ignoringComments) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setIgnoringComments(ignoringComments);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://apache.org/xml/features/dom/defer-node-expansion", false);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Silent());
            builder.setEntityResolver(XmlParser::refuseExternal);
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this JDK's XML parser cannot be made safe", e);
        }
    }

    private static InputSource refuseExternal(@Nullable String publicId, @Nullable String systemId) throws IOException {
        throw new IOException("nothing external is fetched");
    }

    /** Keeps the parser from printing what an attacker sent. */
    private static final class Silent extends DefaultHandler {
        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
