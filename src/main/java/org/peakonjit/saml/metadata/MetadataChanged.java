package org.peakonjit.saml.metadata;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An IdP's metadata says something else than before: fired as a CDI event, once over all nodes, in the transaction in
 * which the new document is kept.
 *
 * @param idp the name of the IdP
 * @param removed what it no longer says, by kind: {@code entityId}, {@code signingKeys}, {@code singleSignOn},
 *     {@code singleLogout}, {@code validUntil}
 * @param added what it says now and did not before
 */
public record MetadataChanged(
        Instant at, String idp, Map<String, List<String>> removed, Map<String, List<String>> added) {}
