package org.peakonjit.saml.metadata;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.WrongSettingsException;
import org.peakonjit.config.WrongSettingsException.Problem;
import org.peakonjit.database.DatabaseOpened;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.identityprovider.IdpDirectory;
import org.peakonjit.identityprovider.RegisteredIdps;
import org.peakonjit.identityprovider.SeenAttributes;
import org.peakonjit.identityprovider.SeenGroups;
import org.peakonjit.outbound.GuardedFetch;
import org.peakonjit.refusal.Fault;
import org.peakonjit.saml.metadata.document.CompanyIdp;
import org.peakonjit.subject.DomainScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The company's identity providers with what their metadata says, kept current in the background. Whatever is asked here
 * is answered from memory.
 */
@Singleton
public class IdentityProviders {

    private static final Logger LOG = LoggerFactory.getLogger(IdentityProviders.class);

    private static final DomainScope NOBODY = new DomainScope(Set.of("invalid"), Set.of());

    private final MetadataWatch watch;
    private final Clock clock;

    @Inject
    public IdentityProviders(
            RegisteredIdps registered,
            KeptMetadata kept,
            GuardedFetch fetch,
            UnitOfWork unitOfWork,
            Event<MetadataChanged> changes,
            SeenAttributes seenAttributes,
            SeenGroups seenGroups,
            Clock clock) {
        this(
                new MetadataWatch(
                        registered,
                        kept,
                        new MetadataRefresh(kept, fetch, unitOfWork, changes::fire, clock),
                        directory -> {
                            seenAttributes.keepOnly(directory);
                            seenGroups.keepOnly(directory);
                        }),
                clock);
    }

    IdentityProviders(MetadataWatch watch, Clock clock) {
        this.watch = watch;
        this.clock = clock;
    }

    void atStart(@Observes @Priority(DatabaseOpened.IDENTITY_PROVIDERS) DatabaseOpened opened) {
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
                    trouble.english(),
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

    /** The same as it is registered now, be it by another node. Not to be called in a transaction. */
    public Optional<ConnectedIdp> findAnew(String name) {
        watch.takeOver();
        return find(name);
    }

    public IdpDirectory directory() {
        return watch.directory();
    }

    /** The name of the IdP of that entityID, where people may be sent there and signed in by it. */
    public Optional<String> nameOf(String entityId) {
        return connected(entityId).map(ConnectedIdp::name);
    }

    /** For whom the IdP of that entityID may speak. */
    public DomainScope scopeOf(String entityId) {
        return connected(entityId)
                .map(one -> directory().scopeOf(one.registration()))
                .orElse(NOBODY);
    }

    /** The IdP of that name, where people can be sent there. */
    public Optional<CompanyIdp> usable(String name) {
        return find(name).flatMap(one -> one.usableAt(clock.instant()));
    }

    /** Why people cannot be sent to the IdP of that name; empty when they can. */
    public Optional<Fault> missingBecause(String name) {
        Optional<ConnectedIdp> idp = find(name);
        return idp.isPresent() ? idp.get().troubleAt(clock.instant()) : Optional.of(IdpTrouble.UNKNOWN.fault());
    }

    /** To be called when something was registered, changed or deleted: it holds on this node at once. */
    public void registrationsChanged() {
        watch.takeOver();
        watch.lookSoon();
    }

    /** Asks the metadata's place anew and waits for that; how it stands then, or empty when there is none of that name. */
    public Optional<ConnectedIdp> refresh(String name) {
        find(name).ifPresent(watch::renew);
        return find(name);
    }

    /**
     * Takes over what the metadata of an IdP says by now, where that was held back since it is of another entityID; waits
     * for that. Not to be called in a transaction.
     */
    public void acceptHeldBack(String name) {
        find(name).filter(one -> one.heldBack().isPresent()).ifPresent(watch::follow);
    }

    /** Forgets the kept metadata of an IdP that is gone. */
    public void forget(String name) {
        watch.forget(name);
    }

    /** The IdP of that entityID, where people may be sent there and signed in by it. */
    public Optional<CompanyIdp> byEntityId(String entityId) {
        return connected(entityId).flatMap(one -> one.usableAt(clock.instant()));
    }

    /** The first IdP to which people can be sent. */
    public Optional<CompanyIdp> current() {
        return usable().findFirst();
    }

    /** Why there is none; empty when there is. */
    public Optional<Fault> missingBecause() {
        if (current().isPresent()) {
            return Optional.empty();
        }
        return all().stream()
                .flatMap(one -> one.troubleAt(clock.instant()).stream())
                .findFirst()
                .or(() -> Optional.of(IdpTrouble.NONE_SET.fault()));
    }

    /**
     * The IdP as its metadata describes it by now, asked for anew unless that was done a moment ago; as it is known where
     * many wait for that already.
     */
    public Optional<CompanyIdp> renewed(CompanyIdp known) {
        watch.renewIfStill(known);
        return byEntityId(known.entityId());
    }

    /** The keys it has got since its metadata was read; none where it was read anew a moment ago. */
    public List<PublicKey> keysByNow(CompanyIdp known) {
        try {
            return renewed(known)
                    .filter(renewed -> renewed != known)
                    .map(CompanyIdp::signingKeys)
                    .orElse(List.of());
        } catch (RuntimeException e) {
            LOG.warn("The metadata of {} cannot be asked for anew", known.entityId(), e);
            return List.of();
        }
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

    private Optional<ConnectedIdp> connected(String entityId) {
        Instant now = clock.instant();
        return all().stream()
                .filter(one -> one.usableAt(now)
                        .filter(idp -> idp.entityId().equals(entityId))
                        .isPresent())
                .findFirst();
    }

    private Stream<CompanyIdp> usable() {
        return all().stream().flatMap(one -> one.usableAt(clock.instant()).stream());
    }
}
