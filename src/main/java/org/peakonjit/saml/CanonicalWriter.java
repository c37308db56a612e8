package org.peakonjit.saml;

import org.jspecify.annotations.Nullable;

/**
 * Writes XML that is its own exclusive canonical form (Exclusive XML Canonicalization 1.0, without comments): what is
 * digested is what is sent, and no tree is built for it. Whoever writes keeps that form's order: where a prefix is first
 * used its declaration, then the attributes by name.
 */
public final class CanonicalWriter {

    private final StringBuilder xml = new StringBuilder(4096);

    /** @param attributes names and values in turn; what has no value is left out */
    public CanonicalWriter start(String element, @Nullable String... attributes) {
        xml.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            String value = attributes[i + 1];
            if (value != null) {
                xml.append(' ').append(attributes[i]).append("=\"");
                escape(value, true);
                xml.append('"');
            }
        }
        xml.append('>');
        return this;
    }

    public CanonicalWriter end(String element) {
        xml.append("</").append(element).append('>');
        return this;
    }

    /** A whole element with nothing but text, which may be empty. */
    public CanonicalWriter element(String element, String text, @Nullable String... attributes) {
        start(element, attributes);
        escape(text, false);
        return end(element);
    }

    /** What another of these wrote. */
    public CanonicalWriter written(String canonical) {
        xml.append(canonical);
        return this;
    }

    /** Canonical XML 1.0 §2.3: how text and attributes are written. */
    private void escape(String text, boolean attribute) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '\r' -> xml.append("&#xD;");
                case '>' -> xml.append(attribute ? ">" : "&gt;");
                case '"' -> xml.append(attribute ? "&quot;" : "\"");
                case '\t' -> xml.append(attribute ? "&#x9;" : "\t");
                case '\n' -> xml.append(attribute ? "&#xA;" : "\n");
                default -> xml.append(c);
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                xml.append(text.charAt(++i));
            } else if (!isOfXml(c)) {
                throw new IllegalArgumentException("XML has no character " + Integer.toHexString(c));
            }
        }
    }

    /** XML 1.0 §2.2, of those that are one char. */
    private static boolean isOfXml(char c) {
        return c >= ' ' ? !Character.isSurrogate(c) && c < 0xFFFE : c == '\t' || c == '\n' || c == '\r';
    }

    @Override
    public String toString() {
        return xml.toString();
    }
}
