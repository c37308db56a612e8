package org.peakonjit.saml.metadata;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.WrongSettingsException;
import org.peakonjit.config.WrongSettingsException.Problem;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.identityprovider.RegisteredIdps;
import org.peakonjit.outbound.GuardedFetch;

/**
 * The company's identity providers with what their metadata says, kept current in the background. Whatever is asked here
 * is answered from memory.
 */
@Singleton
public class IdentityProviders {

    private final MetadataWatch watch;
    private final Clock clock;

    @Inject
    public IdentityProviders(
            RegisteredIdps registered,
            KeptMetadata kept,
            GuardedFetch fetch,
            UnitOfWork unitOfWork,
            Event<MetadataChanged> changes,
            Clock clock) {
        this(
                new MetadataWatch(registered, kept, new MetadataRefresh(kept, fetch, unitOfWork, changes::fire, clock)),
                clock);
    }

    IdentityProviders(MetadataWatch watch, Clock clock) {
        this.watch = watch;
        this.clock = clock;
    }

    void atStart(@Observes @Initialized(ApplicationScoped.class) Object started) {
        start();
    }

    /**
     * Loads files and what is kept at once, and the rest in the background.
     *
     * @throws WrongSettingsException when the file that the settings name holds no usable metadata
     */
    public void start() {
        watch.readFiles().ifPresent(trouble -> {
            throw new WrongSettingsException(List.of(new Problem(
                    SettingKey.IDP_METADATA.key(),
                    trouble,
                    "Give the metadata file of one identity provider, as its administrator exports it")));
        });
        watch.start();
    }

    @PreDestroy
    public void stop() {
        watch.stop();
    }

    /** All that are registered: the one from the settings first, then by name. */
    public List<ConnectedIdp> all() {
        return watch.all();
    }

    public Optional<ConnectedIdp> find(String name) {
        return all().stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** The IdP of that entityID, where people may be sent there and signed in by it. */
    public Optional<CompanyIdp> byEntityId(String entityId) {
        return usable().filter(idp -> idp.entityId().equals(entityId)).findFirst();
    }

    /** The first IdP to which people can be sent. */
    public Optional<CompanyIdp> current() {
        return usable().findFirst();
    }

    /** Why there is none; empty when there is. */
    public Optional<String> missingBecause() {
        if (current().isPresent()) {
            return Optional.empty();
        }
        return all().stream()
                .flatMap(one -> one.missingBecause(clock.instant()).stream())
                .findFirst()
                .or(() -> Optional.of("no IdP metadata is set (" + SettingKey.IDP_METADATA.key() + ")"));
    }

    /** The IdP as its metadata describes it by now, asked for anew unless that was done a moment ago. */
    public Optional<CompanyIdp> renewed(CompanyIdp known) {
        watch.renew(known);
        return byEntityId(known.entityId());
    }

    /** When each certificate of each enabled IdP ends, the soonest first. */
    public List<CertificateExpiry> certificateExpiries() {
        return all().stream()
                .filter(one -> one.registration().enabled())
                .flatMap(one -> Stream.ofNullable(one.kept())
                        .flatMap(idp -> idp.certificates().stream())
                        .map(certificate -> CertificateExpiry.of(one.name(), certificate)))
                .sorted(Comparator.comparing(CertificateExpiry::notAfter))
                .toList();
    }

    private Stream<CompanyIdp> usable() {
        return all().stream().flatMap(one -> one.usableAt(clock.instant()).stream());
    }
}
