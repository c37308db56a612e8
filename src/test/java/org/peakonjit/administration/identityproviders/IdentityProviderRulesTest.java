package org.peakonjit.administration.identityproviders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.peakonjit.identityprovider.InMemoryRegisteredIdps;
import org.peakonjit.identityprovider.MetadataOrigin;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.it.parts.DirectIdp;
import org.peakonjit.json.FieldError;
import org.peakonjit.json.Reading;
import org.peakonjit.outbound.GuardedFetch;
import org.peakonjit.saml.metadata.ConnectedIdps;
import org.peakonjit.saml.metadata.IdentityProviders;
import org.peakonjit.saml.metadata.MetadataPreview;

class IdentityProviderRulesTest {

    private static final DirectIdp IDP = new DirectIdp();
    private static final String ENDED = validUntil(Instant.parse("2024-03-05T10:31:44Z"));

    private final InMemoryRegisteredIdps registered = new InMemoryRegisteredIdps();
    private final IdentityProviders connected = ConnectedIdps.watching(registered);
    private final IdentityProviderRules rules = new IdentityProviderRules(
            registered, connected, new MetadataPreview(new GuardedFetch(), Clock.systemUTC()));

    @Test
    void refusesPastedMetadataThatHasEnded() {
        assertThat(problems(idp("", ENDED))).singleElement().satisfies(error -> {
            assertThat(error.pointer()).isEqualTo("/metadata/xml");
            assertThat(error.fault().text()).contains("metadata.expired", "2024-03-05");
        });
        assertThat(problems(idp("", validUntil(Instant.now().plusSeconds(60))))).isEmpty();
    }

    /** Its metadata ends while it is registered: it can be described, disabled or given other domains all the same. */
    @Test
    void letsTheRestBeChangedWhereTheStoredMetadataHasEnded() {
        registered.put(idp("before", ENDED), null);

        assertThat(problems(idp("after", ENDED))).isEmpty();
        assertThat(problems(idp("after, in a browser", ENDED.strip().replace("\n", "\r\n"))))
                .isEmpty();
        assertThat(problems(idp("after", ENDED.replace("2024", "2023")))).hasSize(1);
    }

    /** A configuration may call an identity provider otherwise: the one of the old name goes by the same document. */
    @Test
    void takesMetadataThatOnlyOneHasWhoGoes() {
        String xml = validUntil(Instant.now().plusSeconds(60));
        registered.put(idp("former", "", xml), null);
        connected.registrationsChanged();
        try {
            assertThat(problems(idp("", xml)))
                    .extracting(FieldError::pointer, FieldError::code)
                    .contains(tuple("/metadata/xml", "duplicate"));
            assertThat(problems(idp("", xml), List.of(idp("", xml)))).isEmpty();
        } finally {
            connected.stop();
        }
    }

    private List<FieldError> problems(RegisteredIdp idp) {
        return problems(idp, registered.all());
    }

    private List<FieldError> problems(RegisteredIdp idp, List<RegisteredIdp> others) {
        return rules.problems("partner", new Reading<>(idp, List.of()), others);
    }

    private static RegisteredIdp idp(String description, String xml) {
        return idp("partner", description, xml);
    }

    private static RegisteredIdp idp(String name, String description, String xml) {
        return new RegisteredIdp(
                name, description, true, new MetadataOrigin.Pasted(xml), null, List.of("partner.example"), false);
    }

    private static String validUntil(Instant end) {
        return new String(IDP.metadata(), StandardCharsets.UTF_8)
                .replaceFirst(" entityID=", " validUntil=\"" + end + "\" entityID=");
    }
}
