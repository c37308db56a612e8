package org.peakonjit.corpus;

import java.util.Set;

/** Whether a case comes out as it must by now. */
enum Fulfilment {
    HOLDS,
    /** It is to come; a case that comes out right already fails until it is struck off the list. */
    PENDING;

    private static final Set<String> LATER = Set.of(
            "adfs/encrypted-cbc",
            "adfs/msis7070",
            "adfs/no-name-id",
            "adfs/unknown-key",
            "adselfservice/sha1",
            "adselfservice/unsigned",
            "auth0/encrypted",
            "auth0/sha1",
            "entra/encrypted",
            "entra/not-assigned",
            "keycloak/encrypted",
            "keycloak/expired",
            "odd/all-cut",
            "odd/braces",
            "odd/cache-duration",
            "odd/gzip",
            "odd/latin1",
            "odd/login-page",
            "odd/name-id-empty",
            "odd/nobody",
            "odd/one-cut",
            "odd/openid",
            "odd/other-audience",
            "odd/other-destination",
            "odd/other-issuer",
            "odd/other-recipient",
            "odd/pem",
            "odd/prolog-utf16",
            "odd/umlaut",
            "odd/underscore",
            "odd/unknown-key",
            "odd/unsigned",
            "odd/use",
            "odd/utf16be",
            "odd/utf16le",
            "odd/valid-until",
            "odd/white-space",
            "okta/encrypted-cbc",
            "okta/not-assigned",
            "shibboleth/v3");

    static Fulfilment of(CorpusCase one) {
        return LATER.contains(one.name()) ? PENDING : HOLDS;
    }

    static Set<String> later() {
        return LATER;
    }
}
