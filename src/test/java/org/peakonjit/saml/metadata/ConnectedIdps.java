package org.peakonjit.saml.metadata;

import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.peakonjit.config.Settings;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.identityprovider.InMemoryRegisteredIdps;
import org.peakonjit.identityprovider.RegisteredIdps;
import org.peakonjit.outbound.GuardedFetch;

/** Identity providers without a database. */
public final class ConnectedIdps {

    private static final GuardedFetch FETCH = new GuardedFetch();
    private static final UnitOfWork AT_ONCE = new UnitOfWork() {
        @Override
        public <T> T call(Supplier<T> work) {
            return work.get();
        }
    };

    private ConnectedIdps() {}

    /** The one that the settings name, loaded; nothing looks at it again. */
    public static IdentityProviders loaded(Settings settings) {
        IdentityProviders loaded =
                of(new InMemoryRegisteredIdps(settings), new InMemoryKeptMetadata(), change -> {}, Clock.systemUTC());
        loaded.start();
        loaded.stop();
        return loaded;
    }

    /** Those, of which none is loaded. */
    public static IdentityProviders watching(RegisteredIdps registered) {
        return of(registered, new InMemoryKeptMetadata(), change -> {}, Clock.systemUTC());
    }

    /** One node's. */
    static IdentityProviders of(
            RegisteredIdps registered, KeptMetadata kept, Consumer<MetadataChanged> changes, Clock clock) {
        return new IdentityProviders(new MetadataWatch(registered, kept, refresh(kept, changes, clock)), clock);
    }

    static MetadataRefresh refresh(KeptMetadata kept, Consumer<MetadataChanged> changes, Clock clock) {
        return new MetadataRefresh(kept, FETCH, AT_ONCE, changes, clock);
    }
}
