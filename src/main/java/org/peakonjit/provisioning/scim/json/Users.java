package org.peakonjit.provisioning.scim.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.peakonjit.json.Shapes;
import org.peakonjit.provisioning.user.PeakonAccount;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.subject.EmailAddress;

/** Reads user resources (RFC 7643 §4.1) and lists of them (RFC 7644 §3.4.2), leniently. */
public final class Users {

    private static final int LONGEST_ID = 256;
    private static final int LONGEST_NAME = 512;
    private static final int LONGEST_SHOWN = 100;

    private Users() {}

    /** A ListResponse's resources; empty when the body is no such list. */
    public static Optional<List<JsonNode>> list(JsonNode body) {
        JsonNode resources = Json.member(body, "Resources");
        OptionalInt total = total(body);
        if (resources.isArray()) {
            List<JsonNode> all = new ArrayList<>();
            resources.forEach(all::add);
            return all.isEmpty() && total.orElse(0) > 0 ? Optional.empty() : Optional.of(all);
        }
        boolean none = resources.isMissingNode() || resources.isNull();
        return none && total.isPresent() && total.getAsInt() == 0 ? Optional.of(List.of()) : Optional.empty();
    }

    public static OptionalInt total(JsonNode body) {
        JsonNode total = Json.member(body, "totalResults");
        int number = total.asInt(-1);
        return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** The account a resource describes; empty without a usable id, or with a userName that nothing can be done with. */
    public static Optional<PeakonAccount> account(JsonNode resource, String otherwiseNamed) {
        String name = nameIn(resource, otherwiseNamed);
        return isTellable(name, LONGEST_NAME) ? named(resource, name) : Optional.empty();
    }

    /** The same as one of many, which no odd name keeps from being read: what of it cannot be told on is replaced. */
    public static Optional<PeakonAccount> listed(JsonNode resource) {
        String name = nameIn(resource, "");
        return named(resource, isTellable(name, LONGEST_NAME) ? name : tellable(name));
    }

    private static String nameIn(JsonNode resource, String otherwise) {
        JsonNode userName = Json.member(resource, "userName");
        return userName.isTextual() ? userName.textValue() : otherwise;
    }

    /** No other name. */
    private static String tellable(String name) {
        String plain = name.codePoints()
                .mapToObj(Character::toString)
                .map(one -> Shapes.isPlain(one) ? one : "\ufffd")
                .collect(Collectors.joining());
        return plain.length() < LONGEST_NAME ? plain : plain.substring(0, LONGEST_SHOWN) + "\ufffd";
    }

    private static Optional<PeakonAccount> named(JsonNode resource, String name) {
        return id(resource)
                .map(id -> new PeakonAccount(
                        id,
                        name,
                        active(resource).orElse(true),
                        created(resource),
                        addresses(resource),
                        text(Json.member(resource, "externalId")),
                        employeeNumber(resource),
                        resource instanceof ObjectNode object ? Optional.of(object) : Optional.empty()));
    }

    /** Whether it says that it is active, or is not: by a boolean, or by its word, as some services do. */
    public static Optional<Boolean> active(JsonNode resource) {
        String word = Json.member(resource, "active").asText("");
        return "true".equalsIgnoreCase(word) || "false".equalsIgnoreCase(word)
                ? Optional.of(Boolean.parseBoolean(word))
                : Optional.empty();
    }

    /** All that it is known by: its e-mail addresses and its userName, in their one form. */
    public static Set<String> knownBy(JsonNode resource) {
        Set<String> all = addresses(resource);
        text(Json.member(resource, "userName")).map(EmailAddress::canonical).ifPresent(all::add);
        return all;
    }

    private static Set<String> addresses(JsonNode resource) {
        Set<String> addresses = new HashSet<>();
        for (JsonNode one : Json.member(resource, "emails")) {
            text(one.isTextual() ? one : Json.member(one, "value"))
                    .map(EmailAddress::canonical)
                    .ifPresent(addresses::add);
        }
        return addresses;
    }

    private static Optional<String> employeeNumber(JsonNode resource) {
        return text(Json.member(Json.member(resource, ScimUser.ENTERPRISE), "employeeNumber"));
    }

    private static Optional<String> text(JsonNode node) {
        return node.isValueNode() && !node.isNull() && !node.isMissingNode()
                ? Optional.of(node.asText()).filter(text -> !text.isBlank() && isTellable(text, LONGEST_NAME))
                : Optional.empty();
    }

    private static boolean isTellable(String text, int longest) {
        return text.length() <= longest && Shapes.isPlain(text);
    }

    /** The id: a string, or a number in text. */
    public static Optional<String> id(JsonNode resource) {
        JsonNode id = Json.member(resource, "id");
        return id.isTextual() || id.isIntegralNumber() ? usable(id.asText()) : Optional.empty();
    }

    /** The last part of a Location, if that is one; never the host, which is fixed. */
    public static Optional<String> idOfLocation(@Nullable String location) {
        if (location == null) {
            return Optional.empty();
        }
        try {
            String path = URI.create(location.strip()).getRawPath();
            int users = path == null ? -1 : path.lastIndexOf("/Users/");
            return users < 0
                    ? Optional.empty()
                    : usable(URLDecoder.decode(
                                    path.substring(users + "/Users/".length())
                                            .replaceFirst("/+$", "")
                                            .replace("+", "%2B"),
                                    StandardCharsets.UTF_8))
                            .filter(id -> !id.contains("/"));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> usable(String id) {
        return Optional.of(id.strip())
                .filter(text -> !text.isEmpty() && !text.matches("\\.+") && isTellable(text, LONGEST_ID));
    }

    private static Optional<Instant> created(JsonNode resource) {
        JsonNode created = Json.member(Json.member(resource, "meta"), "created");
        try {
            return created.isTextual()
                    ? Optional.of(OffsetDateTime.parse(created.textValue()).toInstant())
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether it says what it is called. */
    public static boolean isNamed(JsonNode resource) {
        return Json.member(resource, "userName").isTextual();
    }

    public static boolean isNamed(JsonNode resource, String userName) {
        JsonNode its = Json.member(resource, "userName");
        return its.isTextual() && Json.same(its.textValue(), userName);
    }

    public static boolean hasExternalId(JsonNode resource, String externalId) {
        return externalId.equals(Json.member(resource, "externalId").asText(null));
    }

    public static boolean hasEmail(JsonNode resource, String email) {
        return addresses(resource).contains(EmailAddress.canonical(email));
    }

    public static boolean hasEmployeeNumber(JsonNode resource, String number) {
        return employeeNumber(resource).filter(number::equals).isPresent();
    }

    /** Whether its userName is another one, but might be taken for that one by who folds more than A to Z. */
    public static boolean looksLike(JsonNode resource, String userName) {
        String its = Json.member(resource, "userName").asText("");
        return !Json.same(its, userName) && folded(its).equals(folded(userName));
    }

    private static String folded(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
