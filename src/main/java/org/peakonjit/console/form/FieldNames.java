package org.peakonjit.console.form;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.peakonjit.console.page.Messages;

/** What the members of documents are called on the pages. */
@Named
@ApplicationScoped
public class FieldNames {

    /** Of a value as it is shown: metadata and certificates are long. */
    private static final int LONGEST = 300;

    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("policies", "application.policies"),
            Map.entry("policies/*", "policy"),
            Map.entry("policies/*/groups", "policy.groups"),
            Map.entry("policies/*/organizationalUnits", "policy.units"),
            Map.entry("scim/licenseConsumptionLimit", "scim.limit"),
            Map.entry("scim/existingAccountsOverLimit", "scim.existing"),
            Map.entry("scim/onProvisioningFailure", "scim.failure"),
            Map.entry("scim/timeoutSeconds", "scim.timeout"),
            Map.entry("scim/releaseSeats/idleAfterDays", "scim.idle"),
            Map.entry("scim/releaseSeats/inactive", "scim.releaseInactive"),
            Map.entry("scim/releaseSeats/notEntitled", "scim.releaseNotEntitled"),
            Map.entry("scim/attributes", "tab.attributes"),
            Map.entry("scim/attributes/*", "tab.attributes"),
            Map.entry("emailDomains", "idp.domains"),
            Map.entry("administrators", "idp.administrators"),
            Map.entry("metadata/url", "idp.metadata.url"),
            Map.entry("metadata/xml", "idp.metadata.xml"),
            Map.entry("metadataCertificate", "idp.metadataCertificate"));

    @Inject
    Messages messages;

    /** Of a field by its place, as {@link org.peakonjit.administration.Merge.Clash#path}: part by part, as far as they have names. */
    public String of(String path) {
        List<String> words = new ArrayList<>();
        String known = "";
        for (String part : path.split("/")) {
            Optional<String> own = key(join(known, part));
            boolean isEntry = own.isEmpty() && key(join(known, "*")).isPresent();
            known = join(known, isEntry ? "*" : part);
            Optional<String> word = isEntry
                    ? Optional.of(messages.text(key(known).orElseThrow()) + " " + part)
                    : own.map(messages::text);
            if (isEntry) {
                words.clear();
            }
            word.ifPresent(words::add);
        }
        boolean isNamed = key(known).isPresent();
        return isNamed ? String.join(", ", words) : String.join(", ", append(words, path));
    }

    /** A value in words, a line for each of several; empty where there is none. */
    public String shown(JsonNode value) {
        if (value.isObject()) {
            return value.properties().stream()
                    .filter(one -> !shown(one.getValue()).isEmpty())
                    .map(one -> one.getKey() + ": " + shown(one.getValue()).replace("\n", ", "))
                    .collect(Collectors.joining("\n"));
        }
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(this::shown)
                    .collect(Collectors.joining("\n"));
        }
        if (value.isBoolean()) {
            return messages.text(value.booleanValue() ? "yes" : "no");
        }
        String text = value.isNull() ? "" : value.asText();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
    }

    private static List<String> append(List<String> words, String path) {
        return Stream.concat(words.stream(), Stream.of(path.substring(path.lastIndexOf('/') + 1)))
                .filter(Objects::nonNull)
                .toList();
    }

    private Optional<String> key(String path) {
        String dotted = path.replace('/', '.');
        return Stream.of(KEYS.getOrDefault(path, dotted), "application." + dotted, "alerts." + path.replace('/', '-'))
                .filter(messages::has)
                .findFirst();
    }

    private static String join(String path, String part) {
        return path.isEmpty() ? part : path + "/" + part;
    }
}
