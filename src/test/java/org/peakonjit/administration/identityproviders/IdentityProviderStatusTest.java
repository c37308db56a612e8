package org.peakonjit.administration.identityproviders;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.Settings;
import org.peakonjit.config.TestSettings;
import org.peakonjit.identityprovider.IdpOfTheSettings;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.saml.metadata.ConnectedIdp;
import org.peakonjit.saml.metadata.ConnectedIdps;

class IdentityProviderStatusTest {

    private static final Instant NOW = Instant.now();

    @TempDir
    Path dir;

    @Test
    void aHealthyOneHasNoTrouble() {
        ConnectedIdp idp =
                ConnectedIdps.example(dir).find(RegisteredIdp.FROM_SETTINGS).orElseThrow();

        IdentityProviderStatus status =
                IdentityProviderStatus.of(idp.registration(), Optional.of(idp), List.of(), Optional.empty(), NOW);

        assertThat(status.usable()).isTrue();
        assertThat(status.trouble()).isNull();
    }

    @Test
    void oneThatThisNodeHasNotMetSaysSo() {
        Settings settings = TestSettings.in(dir, Map.of(SettingKey.IDP_METADATA, "https://idp.example/metadata"));
        RegisteredIdp idp = new IdpOfTheSettings(settings).idp().orElseThrow();

        IdentityProviderStatus status =
                IdentityProviderStatus.of(idp, Optional.empty(), List.of(), Optional.empty(), NOW);

        assertThat(status.usable()).isFalse();
        assertThat(status.trouble()).contains("not loaded yet");
    }
}
