package org.peakonjit.saml.metadata;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.Settings;
import org.peakonjit.config.WrongSettingsException;
import org.peakonjit.config.WrongSettingsException.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The company IdP's metadata, kept current in the background. What was good once stays until something better comes or
 * its validUntil passes.
 */
@Singleton
public class IdpMetadata {

    private static final Logger log = LoggerFactory.getLogger(IdpMetadata.class);
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Optional<URI> location;
    private final @Nullable MetadataSource source;
    private final @Nullable LastKnownGood lastKnownGood;
    private final Clock clock;
    private final MetadataReader reader = new MetadataReader();
    private final ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "peakon-jit-idp-metadata");
        thread.setDaemon(true);
        return thread;
    });

    private volatile @Nullable CompanyIdp idp;
    private volatile String trouble = "it was not loaded yet";

    @Inject
    public IdpMetadata(Settings settings, Clock clock) {
        this.clock = clock;
        location = settings.idp().metadata();
        source = location.map(MetadataSource::at).orElse(null);
        lastKnownGood = location.filter(uri -> !isFile(uri))
                .map(uri -> new LastKnownGood(settings.dataDir(), uri))
                .orElse(null);
    }

    void atStart(@Observes @Initialized(ApplicationScoped.class) Object started) {
        start();
    }

    /**
     * Loads a file at once and a URL in the background.
     *
     * @throws WrongSettingsException when the file holds no usable metadata
     */
    public void start() {
        if (source == null) {
            return;
        }
        if (location.filter(IdpMetadata::isFile).isPresent() && !refresh()) {
            throw new WrongSettingsException(List.of(new Problem(
                    SettingKey.IDP_METADATA.key(),
                    trouble,
                    "Give the metadata file of one identity provider, as its administrator exports it")));
        }
        background.execute(this::refreshAgainAndAgain);
    }

    @PreDestroy
    public void stop() {
        background.shutdownNow();
    }

    /** The IdP, where its metadata is loaded and valid. */
    public Optional<CompanyIdp> current() {
        return Optional.ofNullable(idp).filter(one -> one.isValidAt(clock.instant()));
    }

    /** Why there is none; empty when there is. */
    public Optional<String> missingBecause() {
        if (current().isPresent()) {
            return Optional.empty();
        }
        if (location.isEmpty()) {
            return Optional.of("no IdP metadata is set (" + SettingKey.IDP_METADATA.key() + ")");
        }
        return Optional.of("the IdP's metadata is not usable: "
                + (idp == null ? trouble : "its validUntil has passed; " + trouble));
    }

    private void refreshAgainAndAgain() {
        boolean fresh = refresh();
        if (!fresh && idp == null) {
            useLastKnownGood();
        }
        Duration pause = fresh && source != null ? source.interval() : RETRY;
        if (!background.isShutdown()) {
            background.schedule(this::refreshAgainAndAgain, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private boolean refresh() {
        if (source == null) {
            return false;
        }
        try {
            source.fetchIfChanged().ifPresent(this::use);
            trouble = "";
            return true;
        } catch (UnusableMetadataException e) {
            source.forget();
            complain(e.getMessage());
        } catch (RuntimeException e) {
            source.forget();
            complain("it cannot be read (" + e.getClass().getSimpleName() + ")");
        }
        return false;
    }

    private void use(byte[] xml) {
        CompanyIdp fresh = reader.read(xml);
        idp = fresh;
        if (lastKnownGood != null) {
            lastKnownGood.keep(xml);
        }
        log.info(
                "Metadata of {} loaded: {} signing keys",
                fresh.entityId(),
                fresh.signingKeys().size());
    }

    private void useLastKnownGood() {
        if (lastKnownGood != null) {
            lastKnownGood.load().ifPresent(xml -> {
                try {
                    idp = reader.read(xml);
                    log.warn("The IdP's metadata is the last known good one, until its URL answers");
                } catch (UnusableMetadataException e) {
                    log.warn("The kept IdP metadata is not usable: {}", e.getMessage());
                }
            });
        }
    }

    /** Once per kind of trouble, not once per try. */
    private void complain(@Nullable String why) {
        String reason = why == null ? "unknown" : why;
        if (!reason.equals(trouble)) {
            log.warn("The IdP's metadata at {} is not usable: {}", location.orElseThrow(), reason);
        }
        trouble = reason;
    }

    private static boolean isFile(URI uri) {
        return "file".equals(uri.getScheme());
    }
}
