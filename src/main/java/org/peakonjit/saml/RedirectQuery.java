package org.peakonjit.saml;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The query string of the HTTP-Redirect binding as it was sent: what the signature covers are these very characters,
 * not a new encoding of the same values (SAML Bindings §3.4.4.1).
 */
public final class RedirectQuery {

    public static final String REQUEST = "SAMLRequest";
    public static final String RESPONSE = "SAMLResponse";

    private static final String RELAY_STATE = "RelayState";
    private static final String ALGORITHM = "SigAlg";
    private static final String SIGNATURE = "Signature";
    private static final String ENCODING = "SAMLEncoding";
    private static final List<String> KNOWN = List.of(REQUEST, RESPONSE, RELAY_STATE, ALGORITHM, SIGNATURE, ENCODING);
    private static final String DEFLATE = "urn:oasis:names:tc:SAML:2.0:bindings:URL-Encoding:DEFLATE";

    private final String message;
    private final Map<String, String> raw;

    private RedirectQuery(String message, Map<String, String> raw) {
        this.message = message;
        this.raw = raw;
    }

    /**
     * @param message {@link #REQUEST} or {@link #RESPONSE}
     * @throws MalformedMessageException when a SAML parameter stands there twice or is not percent-encoded, or the
     *     encoding is none we know
     */
    public static RedirectQuery of(String rawQuery, String message) {
        Map<String, String> raw = new LinkedHashMap<>();
        for (String parameter : rawQuery.split("&", -1)) {
            int equals = parameter.indexOf('=');
            String name = decoded(equals < 0 ? parameter : parameter.substring(0, equals));
            String value = equals < 0 ? "" : parameter.substring(equals + 1);
            if (KNOWN.contains(name)) {
                decoded(value); // so that none fails later
                if (raw.put(name, value) != null) {
                    throw new MalformedMessageException(MessageFault.PARAMETER_TWICE, name);
                }
            }
        }
        RedirectQuery query = new RedirectQuery(message, raw);
        if (!query.value(ENCODING).orElse(DEFLATE).equals(DEFLATE)) {
            throw new MalformedMessageException(MessageFault.SAML_ENCODING);
        }
        return query;
    }

    /** Whether these are the values the web server read from this query, so that nobody reads it differently. */
    public boolean says(String sent, @Nullable String relayState) {
        return value(message).filter(sent::equals).isPresent()
                && Objects.equals(value(RELAY_STATE).orElse(null), relayState);
    }

    public boolean isSigned() {
        return raw.containsKey(ALGORITHM) || raw.containsKey(SIGNATURE);
    }

    public Optional<String> algorithm() {
        return value(ALGORITHM);
    }

    public Optional<String> signature() {
        return value(SIGNATURE);
    }

    public byte[] signedContent() {
        return Stream.of(message, RELAY_STATE, ALGORITHM)
                .filter(raw::containsKey)
                .map(name -> name + "=" + raw.get(name))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(raw.get(name)).map(RedirectQuery::decoded);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MalformedMessageException(MessageFault.NOT_PERCENT_ENCODED);
        }
    }
}
