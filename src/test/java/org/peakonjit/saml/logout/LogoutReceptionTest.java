package org.peakonjit.saml.logout;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.peakonjit.saml.attack.LogoutText;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;
import org.peakonjit.saml.replay.InMemoryUsedAssertions;
import org.peakonjit.subject.SessionName;

class LogoutReceptionTest {

    private static final String IDP = "https://idp.corp.example/saml";
    private static final String HERE = "https://sso.corp.example/saml/slo";
    private static final SamlKey OLD = GeneratedKeys.rsa("old");
    private static final SamlKey NEXT = GeneratedKeys.rsa("next");

    private final List<String> asked = new ArrayList<>();
    private final LogoutReception reception = new LogoutReception(
            HERE,
            issuer -> Optional.of(new LogoutPeer(issuer, keys(OLD), this::keysByNow, Optional.empty())),
            new InMemoryUsedAssertions(),
            Duration.ofMinutes(3),
            Clock.systemUTC());

    private List<PublicKey> keysByNow() {
        asked.add(IDP);
        return keys(NEXT);
    }

    private static List<PublicKey> keys(SamlKey key) {
        return List.of(key.certificate().getPublicKey());
    }

    @Test
    void believesTheKeyThatTheIdpHasRolledOverTo() {
        assertThat(received(OLD)).isInstanceOf(IncomingLogout.Asked.class);
        assertThat(asked).isEmpty();
        assertThat(received(NEXT)).isInstanceOf(IncomingLogout.Asked.class);
        assertThat(asked).hasSize(1);
    }

    @Test
    void asksNobodyForTheKeysOfWhatIsNotSigned() {
        LogoutText message = message();

        assertThat(received(message, "SAMLRequest=" + message.deflated())).isInstanceOf(IncomingLogout.Refused.class);
        assertThat(asked).isEmpty();
    }

    /** An index that names no session is not the wish to end all of them. */
    @Test
    void endsNoSessionWhereTheIndexIsBlank() {
        SessionName session = new SessionName("alice@corp.example", null, null, null, "_idp");
        for (String index : List.of("", " ", "_other")) {
            LogoutText message = LogoutText.request(IDP, HERE, "alice@corp.example", index);
            assertThat(received(message, message.signedQuery(OLD.privateKey())))
                    .isInstanceOfSatisfying(
                            IncomingLogout.Asked.class,
                            asked -> assertThat(asked.means(session)).as(index).isFalse());
        }
        LogoutText all = message().edit(xml -> xml.replaceAll("<samlp:SessionIndex>.*</samlp:SessionIndex>", ""));
        assertThat(received(all, all.signedQuery(OLD.privateKey())))
                .isInstanceOfSatisfying(
                        IncomingLogout.Asked.class,
                        asked -> assertThat(asked.means(session)).isTrue());
    }

    private IncomingLogout received(SamlKey key) {
        LogoutText message = message();
        return received(message, message.signedQuery(key.privateKey()));
    }

    private IncomingLogout received(LogoutText message, String query) {
        return reception.receive(new LogoutParameters(true, message.deflated(), "back", query));
    }

    private static LogoutText message() {
        return LogoutText.request(IDP, HERE, "alice@corp.example", "_idp");
    }
}
