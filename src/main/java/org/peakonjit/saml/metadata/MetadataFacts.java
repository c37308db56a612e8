package org.peakonjit.saml.metadata;

import java.net.URI;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.peakonjit.saml.metadata.document.CompanyIdp;

/** What metadata says, as administrators compare it: a few words of each kind. */
final class MetadataFacts {

    private static final String VALID_UNTIL = "validUntil";

    private MetadataFacts() {}

    static Map<String, List<String>> of(CompanyIdp idp) {
        Map<String, List<String>> facts = new LinkedHashMap<>();
        facts.put("entityId", List.of(idp.entityId()));
        facts.put(
                "signingKeys",
                idp.signingKeys().stream().map(key -> key(key, idp)).toList());
        facts.put(
                "singleSignOn",
                Stream.of(idp.redirectSso(), idp.postSso())
                        .flatMap(Optional::stream)
                        .map(URI::toString)
                        .distinct()
                        .toList());
        facts.put(
                "singleLogout",
                idp.logout().stream().map(one -> one.location().toString()).toList());
        facts.put(VALID_UNTIL, idp.validUntil().stream().map(Instant::toString).toList());
        return facts;
    }

    /** What {@code one} has and {@code other} has not. */
    static Map<String, List<String>> only(Map<String, List<String>> one, Map<String, List<String>> other) {
        Map<String, List<String>> only = new LinkedHashMap<>();
        one.forEach((kind, values) -> {
            List<String> rest = values.stream()
                    .filter(value -> !other.getOrDefault(kind, List.of()).contains(value))
                    .toList();
            if (!rest.isEmpty()) {
                only.put(kind, rest);
            }
        });
        return only;
    }

    /** Whether nothing is told but a new end, as some IdPs put one into each answer. */
    static boolean isOnlyProlonged(Map<String, List<String>> removed, Map<String, List<String>> added) {
        return Stream.of(removed, added)
                        .flatMap(facts -> facts.keySet().stream())
                        .allMatch(VALID_UNTIL::equals)
                && removed.containsKey(VALID_UNTIL) == added.containsKey(VALID_UNTIL);
    }

    private static String key(PublicKey key, CompanyIdp idp) {
        return idp.certificates().stream()
                .filter(certificate -> certificate.getPublicKey().equals(key))
                .findFirst()
                .map(MetadataFacts::certificate)
                .orElseGet(() -> "key " + DigestUtils.sha256Hex(key.getEncoded()));
    }

    private static String certificate(X509Certificate certificate) {
        return "certificate " + CertificateExpiry.fingerprint(certificate) + " until "
                + certificate.getNotAfter().toInstant();
    }
}
