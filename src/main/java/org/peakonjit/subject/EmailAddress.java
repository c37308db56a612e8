package org.peakonjit.subject;

import java.util.Optional;

/**
 * The one form of an e-mail address (rule W6): without the white space around it, A to Z in lower case, nothing else
 * folded. Unicode has look-alikes, such as the Kelvin sign, that folding would turn into somebody else's address.
 *
 * @param value a single address: one {@code @}, with a local part and a domain around it
 */
public record EmailAddress(String value) {

    /** RFC 5321 §4.5.3.1.3, less the brackets around a path. */
    private static final int LONGEST = 254;

    private static final String NEVER_IN_A_LOCAL_PART = "()<>[]:;,\\\"";

    /** The address in {@code text}; empty where that is anything but one address. */
    public static Optional<EmailAddress> of(String text) {
        String address = lowerCase(text.strip());
        int at = address.indexOf('@');
        boolean single = at > 0
                && at == address.lastIndexOf('@')
                && address.length() <= LONGEST
                && isLocalPart(address.substring(0, at))
                && isDomain(address.substring(at + 1));
        return single ? Optional.of(new EmailAddress(address)) : Optional.empty();
    }

    /** {@code text} as it is compared where it may be an address: as {@link #of}, but whatever it is. */
    public static String canonical(String text) {
        return lowerCase(text.strip());
    }

    /** What stands behind the {@code @}. */
    public String domain() {
        return value.substring(value.indexOf('@') + 1);
    }

    private static boolean isLocalPart(String text) {
        return text.codePoints().allMatch(c -> isVisible(c) && NEVER_IN_A_LOCAL_PART.indexOf(c) < 0);
    }

    private static boolean isDomain(String text) {
        for (String label : text.split("\\.", -1)) {
            if (label.isEmpty()
                    || !label.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || isMark(c) || isJoint(c))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isJoint(int c) {
        return c == '-' || c == '_';
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static String lowerCase(String text) {
        StringBuilder lowered = new StringBuilder(text.length());
        text.chars()
                .map(character -> character >= 'A' && character <= 'Z' ? character + ('a' - 'A') : character)
                .forEach(character -> lowered.append((char) character));
        return lowered.toString();
    }
}
