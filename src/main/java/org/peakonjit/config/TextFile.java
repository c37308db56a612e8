package org.peakonjit.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A text file as editors write it: UTF-8, or UTF-16 with a byte order mark. */
public final class TextFile {

    private TextFile() {}

    /**
     * Its text, without a byte order mark.
     *
     * @throws java.nio.charset.CharacterCodingException when it is in another encoding
     */
    public static String read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String text = charset(bytes).newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Charset charset(byte[] bytes) {
        int first = bytes.length < 2 ? 0 : ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
        return switch (first) {
            case 0xfeff -> StandardCharsets.UTF_16BE;
            case 0xfffe -> StandardCharsets.UTF_16LE;
            default -> StandardCharsets.UTF_8;
        };
    }
}
