package org.peakonjit.identityprovider.product;

import static java.util.Map.entry;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Stream;
import org.peakonjit.refusal.Fault;

/**
 * What helps at the identity provider's: which switch, and where. The words stand in the bundle {@code remedies} under
 * the fault's code and the product's key; one more part is for faults that name it, such as a status of the product's
 * own ({@code response.idpStatus.entra.AADSTS50105}).
 */
public final class Remedies {

    static final String BUNDLE = "org.peakonjit.identityprovider.product.remedies";

    /** Faults that the same switch mends, by the one under which it is told. */
    static final Map<String, String> ALIKE = Map.ofEntries(
            entry("response.destination", "response.recipient"),
            entry("response.digestAlgorithm", "response.signatureAlgorithm"),
            entry("response.transforms", "response.canonicalization"),
            entry("response.notYet", "response.inFuture"),
            entry("response.tooOld", "response.inFuture"),
            entry("response.notAnyMore", "response.inFuture"),
            entry("response.confirmationEnded", "response.inFuture"),
            entry("response.authenticatedInFuture", "response.inFuture"),
            entry("entry.address", "entry.email"),
            entry("message.nameIdEmpty", "response.noNameId"),
            entry("response.noDestination", "response.recipient"),
            entry("response.cbcNotSigned", "response.cbcNotAllowed"),
            entry("response.encryptionAlgorithm", "response.cbcNotAllowed"),
            entry("response.idpStatusSaying", "response.idpStatus"),
            entry("fetch.noSuchHost", "fetch.noConnection"),
            entry("fetch.timeout", "fetch.noConnection"),
            entry("fetch.status", "fetch.noConnection"),
            entry("metadata.noAnswer", "fetch.noConnection"),
            entry("metadata.otherRoot", "fetch.noConnection"),
            entry("metadata.noMetadata", "fetch.noConnection"),
            entry("metadata.webPage", "fetch.noConnection"),
            entry("metadata.webPageTitled", "fetch.noConnection"),
            entry("metadata.json", "fetch.noConnection"),
            entry("metadata.noSigningKey", "fetch.noConnection"),
            entry("metadata.noGoodKey", "fetch.noConnection"),
            entry("metadata.expired", "fetch.noConnection"),
            entry("idp.expired", "fetch.noConnection"));

    private static final Control NO_SERVER_LOCALE = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private Remedies() {}

    /** A sentence for administrators: of the fault itself or, where there is none for it, of what it is about. */
    public static Optional<String> of(Fault fault, IdpProduct product, Locale locale) {
        ResourceBundle bundle =
                ResourceBundle.getBundle(BUNDLE, locale, Remedies.class.getClassLoader(), NO_SERVER_LOCALE);
        return withParts(fault)
                .flatMap(one -> key(one, product, bundle).stream())
                .findFirst()
                .map(bundle::getString);
    }

    private static Optional<String> key(Fault fault, IdpProduct product, ResourceBundle bundle) {
        String plain = ALIKE.getOrDefault(fault.code(), fault.code()) + "." + product.key();
        return bundle.keySet().stream()
                .filter(key -> key.equals(plain)
                        || (key.startsWith(plain + ".") && names(fault, key.substring(plain.length() + 1))))
                .max(Comparator.comparingInt(String::length));
    }

    private static boolean names(Fault fault, String part) {
        return fault.arguments().stream()
                .anyMatch(one -> one instanceof Fault inner
                        ? names(inner, part)
                        : one.toString().contains(part));
    }

    private static Stream<Fault> withParts(Fault fault) {
        return Stream.concat(
                Stream.of(fault),
                fault.arguments().stream()
                        .filter(Fault.class::isInstance)
                        .map(Fault.class::cast)
                        .flatMap(Remedies::withParts));
    }
}
