package org.peakonjit.saml;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.ext.DefaultHandler2;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads one document after the other, which is cheaper than a new parser for each: it knows most names already. It never
 * forgets one, and anybody can make names up, so after so much it is used up. Not safe for concurrent use.
 */
final class XmlParser {

    /** In characters; some seventy Responses. */
    private static final int MOST_READ = 512 * 1024;

    private final XMLReader scanner = scanner();
    private final DocumentBuilder builder;
    private long read;

    XmlParser(boolean ignoringComments) {
        builder = builder(ignoringComments);
    }

    /** Tells {@code handler} of the text's parts, one after the other; what it throws ends that. */
    void scan(String text, DefaultHandler2 handler) throws SAXException, IOException {
        read += text.length();
        scanner.setContentHandler(handler);
        scanner.setErrorHandler(handler);
        scanner.setEntityResolver(handler);
        scanner.setProperty("http://xml.org/sax/properties/lexical-handler", handler);
        scanner.parse(new InputSource(new StringReader(text)));
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

    private static XMLReader scanner() {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setXIncludeAware(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            return factory.newSAXParser().getXMLReader();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("this JDK's XML scanner cannot be made safe", e);
        }
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
