package org.peakonjit.outbound;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.peakonjit.refusal.Fault;

/**
 * An absolute http or https URL as people write it and as metadata has it: its host may be internationalised (RFC 5890)
 * or, as Windows allows, have underscores, of which {@link URI#getHost} knows nothing.
 */
public final class WebUrlText {

    private static final Pattern PARTS = Pattern.compile("((?i:https?)://)([^/?#\\\\]*)([^#]*)(#.*)?", Pattern.DOTALL);
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(\\[[0-9A-Fa-f:.%]*]|[^:]*)(?::(.*))?", Pattern.DOTALL);
    private static final String LABEL = "[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?";
    private static final Pattern HOST = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*\\.?");
    /** RFC 3986 §2, but for the percent sign. */
    private static final String IN_URLS = "-._~:/?@!$&'()*+,;=";

    private static final int MOST_PORTS = 65_535;
    private static final int LONGEST = 8_000;
    /** RFC 1035 §2.3.4, with the dot at its end. */
    private static final int LONGEST_HOST = 254;

    private WebUrlText() {}

    /** What a text was read as: one of both is there. */
    public record Parsed(@Nullable URI url, @Nullable Fault wrong) {

        /** The URL in ASCII; empty where the text is none. */
        public Optional<URI> found() {
            return Optional.ofNullable(url);
        }

        /** What is wrong, to be said after what it is not; nothing where all is well. */
        public String reason() {
            return wrong == null ? "" : ": " + wrong.english();
        }
    }

    /** A URL that an administrator writes: a character that belongs into none is named. Never throws. */
    public static Parsed read(String text) {
        return read(text, false);
    }

    /** A URL that others publish: what belongs into none is percent-encoded, as browsers do. Never throws. */
    public static Parsed readLeniently(String text) {
        return read(text, true);
    }

    private static Parsed read(String text, boolean lenient) {
        if (text.length() > LONGEST) {
            return new Parsed(null, UrlFault.TOO_LONG.fault(LONGEST));
        }
        Matcher parts = PARTS.matcher(text.strip());
        if (!parts.matches()) {
            return wrong(UrlFault.NOT_ABSOLUTE);
        }
        if (parts.group(4) != null) {
            return wrong(UrlFault.FRAGMENT);
        }
        try {
            String url = parts.group(1).toLowerCase(Locale.ROOT)
                    + authority(parts.group(2))
                    + encoded(parts.group(3), lenient);
            return new Parsed(new URI(url), null);
        } catch (WrongPartException e) {
            return new Parsed(null, e.fault);
        } catch (URISyntaxException e) {
            return new Parsed(null, UrlFault.HOST.fault(told(parts.group(2)))); // all else was looked at before
        }
    }

    /** The host, also one with underscores; empty where there is none. */
    public static Optional<String> host(URI url) {
        return url.getHost() != null
                ? Optional.of(url.getHost())
                : hostAndPort(url).map(parts -> parts.group(1));
    }

    /** The port, or the scheme's. */
    public static int port(URI url) {
        int port = url.getPort() >= 0
                ? url.getPort()
                : hostAndPort(url)
                        .map(parts -> parts.group(2))
                        .filter(text -> text.matches("\\d{1,5}"))
                        .map(Integer::parseInt)
                        .orElse(-1);
        return port >= 0 ? port : "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    }

    private static Optional<Matcher> hostAndPort(URI url) {
        return Optional.ofNullable(url.getRawAuthority())
                .map(HOST_AND_PORT::matcher)
                .filter(Matcher::matches)
                .filter(parts -> isHost(parts.group(1)));
    }

    private static String authority(String text) {
        if (text.indexOf('@') >= 0) {
            throw new WrongPartException(UrlFault.USER.fault());
        }
        Matcher parts = HOST_AND_PORT.matcher(text);
        if (!parts.matches() || parts.group(1).isEmpty()) {
            throw new WrongPartException(UrlFault.NO_HOST.fault());
        }
        String port = parts.group(2);
        if (port != null && (!port.matches("\\d{1,5}") || Integer.parseInt(port) > MOST_PORTS)) {
            throw new WrongPartException(UrlFault.PORT.fault(told(port)));
        }
        return host(parts.group(1)) + (port == null ? "" : ":" + port);
    }

    private static String host(String text) {
        if (text.startsWith("[")) {
            return text; // which URI looks at
        }
        text.codePoints()
                .filter(character -> character < 0x80 && !isInHosts(character))
                .findFirst()
                .ifPresent(character -> {
                    throw new WrongPartException(character(character));
                });
        String ascii;
        try {
            ascii = IDN.toASCII(text, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            throw new WrongPartException(UrlFault.HOST.fault(told(text)));
        }
        if (!isHost(ascii)) {
            throw new WrongPartException(UrlFault.HOST.fault(told(text)));
        }
        return ascii;
    }

    private static boolean isInHosts(int character) {
        return isAlphanumeric(character) || character == '.' || character == '-' || character == '_';
    }

    private static boolean isAlphanumeric(int character) {
        return character < 0x80 && Character.isLetterOrDigit(character);
    }

    private static boolean isHost(String ascii) {
        return ascii.length() <= LONGEST_HOST && HOST.matcher(ascii).matches();
    }

    /** The path and the query, in which each character of RFC 3986 and each that is percent-encoded stays as it is. */
    private static String encoded(String text, boolean lenient) {
        StringBuilder encoded = new StringBuilder();
        int index = 0;
        while (index < text.length()) {
            int character = text.codePointAt(index);
            if (stays(text, index, character)) {
                encoded.appendCodePoint(character);
            } else if (character > 0x7f && isEncodable(character) || lenient && isHarmless(character)) {
                for (byte octet : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
                    encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
                }
            } else {
                throw new WrongPartException(character(character));
            }
            index += Character.charCount(character);
        }
        return encoded.toString();
    }

    private static boolean stays(String text, int index, int character) {
        boolean isOctet = character == '%'
                && index + 2 < text.length()
                && text.substring(index + 1, index + 3).matches("[0-9A-Fa-f]{2}");
        return isOctet || isAlphanumeric(character) || character < 0x80 && IN_URLS.indexOf(character) >= 0;
    }

    private static boolean isEncodable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
            default -> !Character.isSpaceChar(character);
        };
    }

    /** Nothing that is read in two ways: a backslash is a slash to browsers. */
    private static boolean isHarmless(int character) {
        return " \"<>[]^`{|}".indexOf(character) >= 0;
    }

    /** Names a character as people find it in what they wrote. */
    private static Fault character(int character) {
        String code = String.format(Locale.ROOT, "U+%04X", character);
        boolean visible = isEncodable(character) && character > ' ';
        return UrlFault.CHARACTER.fault(visible ? Character.toString(character) + " (" + code + ")" : code);
    }

    private static String told(String text) {
        String visible = text.replaceAll("[\\p{C}\\p{Z}]", "?");
        return visible.length() <= 100 ? visible : visible.substring(0, 100) + "…";
    }

    private static Parsed wrong(UrlFault fault) {
        return new Parsed(null, fault.fault());
    }

    /** Ends the reading of a part. */
    private static final class WrongPartException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Fault fault;

        WrongPartException(Fault fault) {
            super(fault.code());
            this.fault = fault;
        }
    }
}
