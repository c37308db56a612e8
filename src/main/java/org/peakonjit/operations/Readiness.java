package org.peakonjit.operations;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.refusal.Fault;
import org.peakonjit.saml.keys.SamlKeys;
import org.peakonjit.saml.sp.ServiceProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a sign-on would work, and what is missing if not. */
@Singleton
class Readiness {

    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
    private static final int SECONDS_TO_ANSWER = 2;

    /**
     * One thing a sign-on needs.
     *
     * @param reason why it is missing, in words that help no attacker; empty when it is there
     */
    record Check(String name, boolean up, String reason) {}

    private final DataSource database;
    private final Applications applications;
    private final ServiceProvider serviceProvider;
    private final SamlKeys keys;

    @Inject
    Readiness(DataSource database, Applications applications, ServiceProvider serviceProvider, SamlKeys keys) {
        this.database = database;
        this.applications = applications;
        this.serviceProvider = serviceProvider;
        this.keys = keys;
    }

    List<Check> checks() {
        return List.of(
                check("database", this::databaseTrouble),
                check("keys", this::keyTrouble),
                check("idp-metadata", () -> serviceProvider.notReadyBecause().map(Fault::english)),
                check("applications", this::applicationTrouble));
    }

    private Optional<String> databaseTrouble() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(SECONDS_TO_ANSWER) ? Optional.empty() : Optional.of("does not answer");
        } catch (SQLException e) {
            LOG.warn("the database does not answer", e);
            return Optional.of("does not answer");
        }
    }

    private Optional<String> keyTrouble() {
        keys.active(SamlKeys.Use.IDP_SIGNING);
        return Optional.empty();
    }

    private Optional<String> applicationTrouble() {
        return applications.all().stream().anyMatch(Application::enabled)
                ? Optional.empty()
                : Optional.of("no application is enabled");
    }

    private static Check check(String name, Supplier<Optional<String>> trouble) {
        try {
            Optional<String> reason = trouble.get();
            return new Check(name, reason.isEmpty(), reason.orElse(""));
        } catch (RuntimeException e) {
            LOG.warn("readiness check {} failed", name, e);
            return new Check(name, false, "failed: see the log");
        }
    }
}
