package org.peakonjit.provisioning.scim.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.peakonjit.provisioning.result.ProvisioningFailure;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.refusal.Fault;

/** What an error body says, in whatever form it comes: RFC 7644 §3.12, {@code {"errors":[…]}}, or plain text. */
public final class ErrorDetail {

    /** Said of a page, of which nobody would read the source. */
    public static final String PAGE = "<";

    private static final int LONGEST = 200;
    private static final int SHORTEST_SECRET = 3;
    private static final List<String> NAMES = List.of("detail", "message", "description", "error_description", "title");

    private ErrorDetail() {}

    /** One line of at most 200 characters; empty when the body says nothing a person could read. */
    public static String of(byte[] body) {
        Optional<JsonNode> json = Json.object(body);
        String text = json.map(ErrorDetail::said)
                .orElseGet(() -> Json.text(Arrays.copyOf(body, Math.min(body.length, 4 * LONGEST))));
        return text.stripLeading().startsWith("<") ? PAGE : oneLine(text);
    }

    private static String said(JsonNode error) {
        List<String> parts = new ArrayList<>();
        text(Json.member(error, "scimType")).ifPresent(parts::add);
        NAMES.stream()
                .flatMap(name -> text(Json.member(error, name)).stream())
                .findFirst()
                .ifPresent(parts::add);
        JsonNode errors = Json.member(error, "errors");
        errors.forEach(one -> parts.add(one.isTextual() ? one.asText() : said(one)));
        JsonNode single = Json.member(error, "error");
        if (parts.isEmpty() && !single.isMissingNode()) {
            parts.add(single.isTextual() ? single.asText() : said(single));
        }
        return String.join(": ", parts.stream().filter(part -> !part.isBlank()).toList());
    }

    private static Optional<String> text(JsonNode node) {
        return node.isValueNode() && !node.isNull() ? Optional.of(node.asText()) : Optional.empty();
    }

    static String oneLine(String text) {
        String line =
                text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s\\u2028\\u2029]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    /** The same failure without the person's values, which services like to repeat. */
    public static ProvisioningFailure withoutValuesOf(ScimUser user, ProvisioningFailure failure) {
        List<String> values = new ArrayList<>();
        collect(user.resource(), values);
        values.add(user.userName());
        List<Object> about = failure.fault().arguments().stream()
                .<Object>map(text -> without(values, text.toString()))
                .toList();
        return new ProvisioningFailure(failure.kind(), new Fault(failure.fault().code(), about), failure.obstacle());
    }

    private static String without(List<String> values, String text) {
        String rest = text;
        for (String value : values) {
            rest = rest.replaceAll("(?iu)" + java.util.regex.Pattern.quote(value), "…");
        }
        return rest;
    }

    private static void collect(JsonNode node, List<String> values) {
        if (node.isTextual()
                && node.textValue().length() >= SHORTEST_SECRET
                && !node.textValue().startsWith("urn:")
                && !"work".equals(node.textValue())) {
            values.add(node.textValue());
        }
        node.forEach(child -> collect(child, values));
    }
}
