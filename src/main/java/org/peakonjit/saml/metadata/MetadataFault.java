package org.peakonjit.saml.metadata;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.peakonjit.outbound.Fetched;

/**
 * Why metadata cannot be had or used. Each has a sentence in English here, which the log, the API and the database keep,
 * and one in each of the console's languages.
 */
public enum MetadataFault {
    URL(Fetched.Reason.URL),
    FORBIDDEN(Fetched.Reason.FORBIDDEN),
    NO_SUCH_HOST(Fetched.Reason.NO_SUCH_HOST),
    TLS(Fetched.Reason.TLS),
    NO_CONNECTION(Fetched.Reason.NO_CONNECTION),
    TIMEOUT(Fetched.Reason.TIMEOUT),
    STATUS(Fetched.Reason.STATUS),
    ANSWER_TOO_LARGE(Fetched.Reason.TOO_LARGE),
    NO_ANSWER("the URL answers with nothing"),
    FILE_TOO_LARGE("the file is larger than %s bytes"),
    FILE_UNREADABLE("the file cannot be read (%s)"),
    TOO_LARGE("it is larger than %s bytes"),
    OTHER_ROOT("it is no SAML metadata: its root is %s"),
    NO_METADATA("it is no SAML metadata: %s"),
    NOT_ONE_IDP("it describes %s SAML 2.0 identity providers (IDPSSODescriptor) where one is needed"),
    NOT_ONE_SP("it describes %s SAML 2.0 service providers (SPSSODescriptor) where one is needed"),
    NO_ENTITY_ID("its EntityDescriptor has no entityID"),
    NO_SSO("it has no SingleSignOnService by HTTP-Redirect or HTTP-POST at an http(s) URL"),
    NO_ACS("it has no AssertionConsumerService by HTTP-POST at an http(s) URL"),
    NO_SIGNING_KEY("it has no usable key for signing (KeyDescriptor, RSA or EC)"),
    WRONG_CERTIFICATE("one of its certificates cannot be read, or is of neither an RSA nor an EC key"),
    NOT_SIGNED("it is not signed, though a metadata certificate is configured"),
    WRONG_SIGNATURE("its signature is not one over the whole document by SHA-256 or better under the configured"
            + " metadata certificate"),
    EXPIRED("its validUntil has passed (%s)"),
    BROKEN("it cannot be used (%s)");

    private final String sentence;
    private final Pattern pattern;

    MetadataFault(String sentence) {
        this.sentence = sentence;
        this.pattern = Pattern.compile(
                Stream.of(sentence.split("%s", -1)).map(Pattern::quote).collect(Collectors.joining("(.*)")));
    }

    MetadataFault(Fetched.Reason reason) {
        this(reason.sentence());
    }

    /** A fault with what it is about. */
    public record Found(MetadataFault fault, List<String> about) {}

    /** The fault that a sentence tells of; empty for any other sentence. */
    public static Optional<Found> in(String sentence) {
        return Arrays.stream(values())
                .flatMap(fault -> fault.match(sentence).stream())
                .findFirst();
    }

    private Optional<Found> match(String whole) {
        Matcher matcher = pattern.matcher(whole);
        return matcher.matches() ? Optional.of(new Found(this, groups(matcher.toMatchResult()))) : Optional.empty();
    }

    private static List<String> groups(MatchResult match) {
        return IntStream.rangeClosed(1, match.groupCount())
                .mapToObj(match::group)
                .toList();
    }

    /** The sentence, for whoever reads English. */
    public String sentence(Object... about) {
        return String.format(sentence, about);
    }
}
