package org.peakonjit.corpus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** How servers, editors and shares write one and the same document. */
enum Spelling {
    PLAIN {
        @Override
        byte[] bytes(String xml) {
            return xml.getBytes(StandardCharsets.UTF_8);
        }
    },
    BOM {
        @Override
        byte[] bytes(String xml) {
            return after(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, xml, StandardCharsets.UTF_8);
        }
    },
    CRLF {
        @Override
        byte[] bytes(String xml) {
            return xml.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        }
    },
    UTF16LE {
        @Override
        byte[] bytes(String xml) {
            return after(new byte[] {(byte) 0xFF, (byte) 0xFE}, saying("utf-16", xml), StandardCharsets.UTF_16LE);
        }
    },
    UTF16BE {
        @Override
        byte[] bytes(String xml) {
            return after(new byte[] {(byte) 0xFE, (byte) 0xFF}, saying("UTF-16", xml), StandardCharsets.UTF_16BE);
        }
    },
    LATIN1 {
        @Override
        byte[] bytes(String xml) {
            return saying("ISO-8859-1", xml).getBytes(StandardCharsets.ISO_8859_1);
        }
    },
    /** UTF-8, but its prolog still names what it once was. */
    PROLOG_UTF16 {
        @Override
        byte[] bytes(String xml) {
            return saying("utf-16", xml).getBytes(StandardCharsets.UTF_8);
        }
    },
    GZIP {
        @Override
        byte[] bytes(String xml) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
                zipped.write(xml.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toByteArray();
        }
    };

    abstract byte[] bytes(String xml);

    private static String saying(String encoding, String xml) {
        return "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>\n"
                + xml.replaceFirst("^<\\?xml[^>]*\\?>\\s*", "");
    }

    private static byte[] after(byte[] mark, String xml, Charset charset) {
        byte[] text = xml.getBytes(charset);
        return ByteBuffer.allocate(mark.length + text.length)
                .put(mark)
                .put(text)
                .array();
    }
}
