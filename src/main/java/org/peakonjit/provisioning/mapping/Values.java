package org.peakonjit.provisioning.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.peakonjit.application.AttributeMapping.Type;
import org.peakonjit.subject.EmailAddress;

/** Turns a text into the JSON value that a row's type asks for; empty where it is none. */
final class Values {

    private static final Pattern GENERALIZED_TIME =
            Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)(?:\\.\\d+)?Z");
    private static final int LONGEST_NUMBER = 40;

    private Values() {}

    static Optional<JsonNode> json(Type type, String text) {
        return switch (type) {
            case STRING -> Optional.of(TextNode.valueOf(text));
            case NUMBER -> number(text);
            case BOOLEAN -> bool(text);
            case DATE_TIME -> dateTime(text).map(TextNode::valueOf);
            case EMPLOYEE -> EmailAddress.of(text).map(EmailAddress::value).map(TextNode::valueOf);
        };
    }

    private static Optional<JsonNode> number(String text) {
        try {
            BigDecimal number = text.length() > LONGEST_NUMBER ? null : new BigDecimal(text.strip());
            if (number == null || Math.abs((long) number.scale()) > LONGEST_NUMBER) {
                return Optional.empty();
            }
            boolean whole = number.stripTrailingZeros().scale() <= 0 && number.precision() - number.scale() < 19;
            return Optional.of(whole ? LongNode.valueOf(number.longValueExact()) : DecimalNode.valueOf(number));
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> bool(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes" -> Optional.of(BooleanNode.TRUE);
            case "false", "0", "no" -> Optional.of(BooleanNode.FALSE);
            default -> Optional.empty();
        };
    }

    /** ISO 8601 with or without time, or LDAP's generalized time; as RFC 7643 §2.3.5 writes it, in UTC. */
    private static Optional<String> dateTime(String text) {
        String iso = text.strip();
        Matcher ldap = GENERALIZED_TIME.matcher(iso);
        if (ldap.matches()) {
            iso = ldap.replaceFirst("$1-$2-$3T$4:$5:$6Z");
        }
        try {
            Instant instant = iso.indexOf('T') < 0
                    ? LocalDate.parse(iso).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(iso).toInstant();
            return Optional.of(DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.MILLIS)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A language tag in its canonical form (BCP 47): the first of a list such as {@code da, en-gb;q=0.8}. */
    static Optional<String> languageTag(String text) {
        String first = text.split("[,;]", 2)[0].strip().replace('_', '-');
        int encoding = first.indexOf('.');
        try {
            String tag = new Locale.Builder()
                    .setLanguageTag(encoding < 0 ? first : first.substring(0, encoding))
                    .build()
                    .toLanguageTag();
            return Optional.of(tag).filter(one -> !"und".equals(one));
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }
}
