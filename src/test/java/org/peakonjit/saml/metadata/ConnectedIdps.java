package org.peakonjit.saml.metadata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.Settings;
import org.peakonjit.config.TestSettings;
import org.peakonjit.database.AtOnce;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.identityprovider.InMemoryRegisteredIdps;
import org.peakonjit.identityprovider.RegisteredIdps;
import org.peakonjit.outbound.GuardedFetch;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.keys.SamlKeys;

/** Identity providers without a database. */
public final class ConnectedIdps {

    private static final GuardedFetch FETCH = new GuardedFetch();
    private static final UnitOfWork AT_ONCE = new AtOnce();

    private ConnectedIdps() {}

    /** The one that the settings name, loaded; nothing looks at it again. */
    public static IdentityProviders loaded(Settings settings) {
        IdentityProviders loaded =
                of(new InMemoryRegisteredIdps(settings), new InMemoryKeptMetadata(), change -> {}, Clock.systemUTC());
        loaded.start();
        loaded.stop();
        return loaded;
    }

    /** One by the entityID {@code https://idp.example}, named by the settings, loaded from a file in that directory. */
    public static IdentityProviders example(Path dir) {
        try {
            Path file = Files.writeString(
                    dir.resolve("idp.xml"), IdpDocument.of(new GeneratedKeys().active(SamlKeys.Use.IDP_SIGNING)));
            return loaded(TestSettings.in(dir, Map.of(SettingKey.IDP_METADATA, file.toString())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those, of which none is loaded. */
    public static IdentityProviders watching(RegisteredIdps registered) {
        return of(registered, new InMemoryKeptMetadata(), change -> {}, Clock.systemUTC());
    }

    /** One node's. */
    static IdentityProviders of(
            RegisteredIdps registered, KeptMetadata kept, Consumer<MetadataChanged> changes, Clock clock) {
        return new IdentityProviders(
                new MetadataWatch(registered, kept, refresh(kept, changes, clock), directory -> {}), clock);
    }

    static MetadataRefresh refresh(KeptMetadata kept, Consumer<MetadataChanged> changes, Clock clock) {
        return new MetadataRefresh(kept, FETCH, AT_ONCE, changes, clock);
    }
}
