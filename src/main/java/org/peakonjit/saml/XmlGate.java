package org.peakonjit.saml;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The only way XML from outside becomes a document. A streaming pass refuses, before anything is built, what is too
 * large, too deep or too many, every DOCTYPE, every encoding but UTF-8, and IDs that occur twice. Nothing external is
 * ever fetched. Safe for concurrent use.
 */
public final class XmlGate {

    private static final XmlGate MESSAGES = new XmlGate(XmlLimits.MESSAGE);
    private static final XmlGate METADATA = new XmlGate(XmlLimits.METADATA);

    private final XmlLimits limits;
    private final Queue<DocumentBuilder> idle = new ConcurrentLinkedQueue<>();

    private XmlGate(XmlLimits limits) {
        this.limits = limits;
    }

    /**
     * For protocol messages. Comments, processing instructions and CDATA sections are refused throughout: no IdP sends
     * them, and they are how text is cut in two for readers that disagree.
     */
    public static XmlGate forMessages() {
        return MESSAGES;
    }

    /** For metadata, which people write and annotate: comments and processing instructions are dropped. */
    public static XmlGate forMetadata() {
        return METADATA;
    }

    /**
     * The document, namespace-aware.
     *
     * @throws MalformedMessageException when it does not pass
     */
    public Document parse(byte[] xml) {
        if (xml.length > limits.bytes()) {
            throw new MalformedMessageException(MessageFault.XML_TOO_LARGE);
        }
        return parseText(utf8(xml));
    }

    /** As {@link #parse}, of XML that is decoded. */
    public Document parseText(String text) {
        if (text.length() > limits.bytes()) {
            throw new MalformedMessageException(MessageFault.XML_TOO_LARGE);
        }
        try {
            new XmlScan(limits).pass(text);
            return build(text);
        } catch (XMLStreamException e) {
            Location at = e.getLocation();
            throw at == null ? notWellFormed(-1, -1) : notWellFormed(at.getLineNumber(), at.getColumnNumber());
        } catch (SAXParseException e) {
            throw notWellFormed(e.getLineNumber(), e.getColumnNumber());
        } catch (SAXException e) {
            throw notWellFormed(-1, -1);
        }
    }

    private static MalformedMessageException notWellFormed(int line, int column) {
        return line < 1
                ? new MalformedMessageException(MessageFault.XML_NOT_WELL_FORMED)
                : new MalformedMessageException(MessageFault.XML_BROKEN_AT, line, Math.max(1, column));
    }

    /** A document with nothing in it. */
    public Document emptyDocument() {
        DocumentBuilder pooled = idle.poll();
        DocumentBuilder builder = pooled == null ? newBuilder() : pooled;
        try {
            return builder.newDocument();
        } finally {
            idle.offer(builder);
        }
    }

    private static String utf8(byte[] xml) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(xml))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new MalformedMessageException(MessageFault.XML_NOT_UTF8);
        }
    }

    private Document build(String text) throws SAXException {
        DocumentBuilder pooled = idle.poll();
        DocumentBuilder builder = pooled == null ? newBuilder() : pooled;
        try {
            return builder.parse(new InputSource(new StringReader(text)));
        } catch (IOException e) {
            throw new MalformedMessageException(MessageFault.XML_EXTERNAL);
        } finally {
            idle.offer(builder);
        }
    }

    private DocumentBuilder newBuilder() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setIgnoringComments(limits.commentsAllowed());
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://apache.org/xml/features/dom/defer-node-expansion", false);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Silent());
            builder.setEntityResolver(XmlGate::refuseExternal);
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this JDK's XML parser cannot be made safe", e);
        }
    }

    private static InputSource refuseExternal(@Nullable String publicId, @Nullable String systemId) throws IOException {
        throw new IOException("nothing external is fetched");
    }

    /** Whether an attribute of that name is read as an ID by some implementation. */
    static boolean isIdName(String localName) {
        return "id".equals(localName.toLowerCase(Locale.ROOT));
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
