package org.peakonjit.subject;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** White space around a value, which nobody means: line breaks of whoever formats XML, blanks of whoever copies names. */
final class WhiteSpace {

    private static final int BYTE_ORDER_MARK = 0xfeff;
    private static final int ZERO_WIDTH_SPACE = 0x200b;

    private WhiteSpace() {}

    /** The text without it; no-break spaces and byte order marks count. */
    static String trimmed(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && isSpace(text.charAt(begin))) {
            begin++;
        }
        while (end > begin && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(begin, end);
    }

    /** All values without it; those that are nothing else are left out. */
    static Map<String, List<String>> trimmed(Map<String, List<String>> attributes) {
        return attributes.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        one -> one.getValue().stream()
                                .map(WhiteSpace::trimmed)
                                .filter(value -> !value.isEmpty())
                                .toList()));
    }

    private static boolean isSpace(char character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || character == BYTE_ORDER_MARK
                || character == ZERO_WIDTH_SPACE;
    }
}
