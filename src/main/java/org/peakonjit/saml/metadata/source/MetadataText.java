package org.peakonjit.saml.metadata.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * The text of a metadata document, as servers, editors and clipboards leave it: packed, in another encoding, or with a
 * declaration of the encoding that it had before.
 */
public final class MetadataText {

    private static final int HEAD = 2_000;
    private static final int LONGEST_TITLE = 80;

    /** The encoding that an XML declaration names (XML §4.3.3), in what is ASCII to all encodings below. */
    private static final Pattern DECLARATION =
            Pattern.compile("\\A(<\\?xml[^>]{0,200}?)\\s+encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");

    /** What editors of the field write beside Unicode. */
    private static final Set<String> LEGACY =
            Set.of("ISO-8859-1", "ISO-8859-2", "ISO-8859-15", "WINDOWS-1250", "WINDOWS-1252", "US-ASCII");

    private MetadataText() {}

    /**
     * The document unpacked, if it is gzip (RFC 1952).
     *
     * @throws UnusableMetadataException when it is broken, or larger than is read of any
     */
    public static byte[] unpacked(byte[] document) {
        if (document.length < 2 || document[0] != 0x1f || (document[1] & 0xff) != 0x8b) {
            return document;
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(document))) {
            byte[] bytes = in.readNBytes(MetadataPlace.MOST_BYTES + 1);
            if (bytes.length > MetadataPlace.MOST_BYTES) {
                throw new UnusableMetadataException(MetadataFault.TOO_LARGE, MetadataPlace.MOST_BYTES);
            }
            return bytes;
        } catch (IOException e) {
            throw new UnusableMetadataException(MetadataFault.BROKEN_GZIP);
        }
    }

    /**
     * The XML, without a declaration of its encoding.
     *
     * @throws UnusableMetadataException when its encoding is not known, or it is another kind of document
     */
    public static String of(byte[] document) {
        String text = decoded(document);
        String xml = DECLARATION.matcher(text).replaceFirst("$1");
        refuseOthers(xml);
        return xml;
    }

    private static String decoded(byte[] document) {
        Optional<Charset> unicode = byFirstBytes(document);
        if (unicode.isPresent()) {
            return decoded(document, unicode.get())
                    .orElseThrow(() -> new UnusableMetadataException(
                            MetadataFault.NOT_IN_ENCODING, unicode.get().name()));
        }
        // what is UTF-8 throughout is nothing else, whatever is declared: a text that was pasted was another file
        // before
        return decoded(document, StandardCharsets.UTF_8).orElseGet(() -> decodedAsDeclared(document));
    }

    /** By a byte order mark, or by how a declaration looks in UTF-16 (XML §F.1). */
    private static Optional<Charset> byFirstBytes(byte[] document) {
        int first = document.length < 2 ? 0 : ((document[0] & 0xff) << 8) | (document[1] & 0xff);
        return switch (first) {
            case 0xfeff, 0x003c -> Optional.of(StandardCharsets.UTF_16BE);
            case 0xfffe, 0x3c00 -> Optional.of(StandardCharsets.UTF_16LE);
            default -> Optional.empty();
        };
    }

    private static String decodedAsDeclared(byte[] document) {
        Matcher declaration = DECLARATION.matcher(
                new String(document, 0, Math.min(HEAD, document.length), StandardCharsets.ISO_8859_1));
        String name = declaration.find() ? declaration.group(2).toUpperCase(Locale.ROOT) : "UTF-8";
        if (!LEGACY.contains(name)) {
            throw new UnusableMetadataException(MetadataFault.NOT_IN_ENCODING, name);
        }
        return decoded(document, Charset.forName(name))
                .orElseThrow(() -> new UnusableMetadataException(MetadataFault.NOT_IN_ENCODING, name));
    }

    private static Optional<String> decoded(byte[] document, Charset charset) {
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(document)).toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** What people take for metadata, or get in its place. */
    private static void refuseOthers(String text) {
        String head = text.substring(0, Math.min(HEAD, text.length())).toLowerCase(Locale.ROOT);
        if (head.contains("<html") || head.contains("<!doctype html")) {
            String title = title(text);
            throw title.isEmpty()
                    ? new UnusableMetadataException(MetadataFault.WEB_PAGE)
                    : new UnusableMetadataException(MetadataFault.WEB_PAGE_TITLED, title);
        }
        if (head.strip().startsWith("{")) {
            throw new UnusableMetadataException(MetadataFault.JSON);
        }
    }

    private static String title(String page) {
        String lower = page.toLowerCase(Locale.ROOT);
        int begin = lower.indexOf("<title");
        int from = begin < 0 ? -1 : page.indexOf('>', begin) + 1;
        int end = from <= 0 ? -1 : page.indexOf('<', from);
        return end < 0
                ? ""
                : page.substring(from, Math.min(end, from + LONGEST_TITLE))
                        .replaceAll("[\\p{C}\\p{Z}\\s\"]+", " ")
                        .strip();
    }
}
