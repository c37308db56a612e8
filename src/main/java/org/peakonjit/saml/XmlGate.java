package org.peakonjit.saml;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * The only way XML from outside becomes a document. A streaming pass refuses, before anything is built, what is too
 * large, too deep or too many, every DOCTYPE, every encoding but UTF-8, and IDs that occur twice. Nothing external is
 * ever fetched. Safe for concurrent use.
 */
public final class XmlGate {

    private static final XmlGate MESSAGES = new XmlGate(XmlLimits.MESSAGE);
    private static final XmlGate METADATA = new XmlGate(XmlLimits.METADATA);

    private final XmlLimits limits;

    /** No more than can be at work at once: each keeps the names that it met. */
    private final Queue<XmlParser> idle =
            new ArrayBlockingQueue<>(2 * Runtime.getRuntime().availableProcessors());

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
            XmlParser parser = parser();
            new XmlScan(limits).pass(parser, text);
            Document document = parser.build(text);
            takeBack(parser); // not one that stumbled
            return document;
        } catch (IOException e) {
            throw new MalformedMessageException(MessageFault.XML_EXTERNAL);
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

    public Document emptyDocument() {
        XmlParser parser = parser();
        Document document = parser.empty();
        takeBack(parser);
        return document;
    }

    private XmlParser parser() {
        XmlParser pooled = idle.poll();
        return pooled == null ? new XmlParser(limits.commentsAllowed()) : pooled;
    }

    private void takeBack(XmlParser parser) {
        if (!parser.isUsedUp()) {
            idle.offer(parser);
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

    /** Whether an attribute of that name is read as an ID by some implementation. */
    static boolean isIdName(String localName) {
        return "id".equals(localName.toLowerCase(Locale.ROOT));
    }
}
