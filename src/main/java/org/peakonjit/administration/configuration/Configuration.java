package org.peakonjit.administration.configuration;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.peakonjit.administration.Saving;
import org.peakonjit.administration.Saving.Invalid;
import org.peakonjit.administration.Saving.Saved;
import org.peakonjit.administration.applications.ApplicationChanges;
import org.peakonjit.administration.applications.ApplicationChanges.Deletion;
import org.peakonjit.application.ApplicationDocument;
import org.peakonjit.application.Applications;
import org.peakonjit.application.Applications.Stored;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.identityprovider.IdpDirectory;
import org.peakonjit.json.DocumentFault;
import org.peakonjit.json.FieldError;
import org.peakonjit.json.Reading;
import org.peakonjit.license.Seats;

/** Everything administrators configure, without secrets. What one installation exports, another takes over. */
@Singleton
public class Configuration {

    private final Applications applications;
    private final ApplicationChanges changes;
    private final ConfiguredPolicies policies;
    private final ConfiguredIdps identityProviders;
    private final ConfiguredAlerts alerts;
    private final Seats seats;
    private final UnitOfWork unitOfWork;

    @Inject
    public Configuration(
            Applications applications,
            ApplicationChanges changes,
            ConfiguredPolicies policies,
            ConfiguredIdps identityProviders,
            ConfiguredAlerts alerts,
            Seats seats,
            UnitOfWork unitOfWork) {
        this.policies = policies;
        this.identityProviders = identityProviders;
        this.alerts = alerts;
        this.applications = applications;
        this.changes = changes;
        this.seats = seats;
        this.unitOfWork = unitOfWork;
    }

    /** Thrown where a document cannot be taken over; nothing changed. */
    public static final class WrongConfigurationException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient List<FieldError> errors;

        WrongConfigurationException(List<FieldError> errors) {
            super("the configuration has " + errors.size() + " wrong members");
            this.errors = List.copyOf(errors);
        }

        public List<FieldError> errors() {
            return errors;
        }
    }

    /** All of it; bearer tokens are left out. */
    public ConfigurationExport export() {
        return new ConfigurationExport(
                ConfigurationDocument.VERSION,
                applications.allStored().stream().map(Stored::application).toList(),
                policies.export(),
                identityProviders.export(),
                alerts.export());
    }

    /**
     * Makes it what the document says, all or nothing: an application that is not in it is deleted. A secret that is not
     * in it stays as it is, and so does everything that is what the document says already: nobody is told of it.
     *
     * @throws WrongConfigurationException when anything is wrong with it, or an application with seats would go
     */
    public void replace(String actor, Reading<ConfigurationDocument> body) {
        List<FieldError> errors = new ArrayList<>(body.errors());
        ConfigurationDocument document = body.value();
        if (document == null) {
            throw new WrongConfigurationException(errors);
        }
        Set<String> names =
                document.applications().stream().map(ApplicationDocument::name).collect(Collectors.toSet());
        check(body, document, errors);
        identityProviders.check(body, document, errors);
        alerts.check(body, document, names, errors);
        List<String> gone = applications.names().stream()
                .filter(name -> !names.contains(name))
                .toList();
        gone.stream()
                .filter(name -> seats.usage(name).consumed() > 0)
                .map(Configuration::hasSeats)
                .forEach(errors::add);
        if (!errors.isEmpty()) {
            throw new WrongConfigurationException(errors);
        }
        unitOfWork.call(() -> {
            gone.forEach(name -> delete(actor, name));
            identityProviders.replace(actor, document);
            policies.save(actor, document);
            for (int i = 0; i < document.applications().size(); i++) {
                save(actor, document.applications().get(i), "/applications/" + i);
            }
            policies.deleteTheOthers(actor, document);
            alerts.replace(actor, document);
            return names;
        });
    }

    private void check(Reading<ConfigurationDocument> body, ConfigurationDocument document, List<FieldError> errors) {
        IdpDirectory directory = identityProviders.wanted(body, document);
        for (int i = 0; i < document.applications().size(); i++) {
            String pointer = "/applications/" + i;
            if (body.isRightAt(pointer)) {
                changes.problems(document.applications().get(i), directory, policies.names(document)).stream()
                        .map(error -> error.below(pointer))
                        .forEach(errors::add);
            }
        }
    }

    private static FieldError hasSeats(String name) {
        return FieldError.of("/applications", "value", DocumentFault.HAS_SEATS, name);
    }

    /** Somebody may have taken a seat since it was checked. */
    private void delete(String actor, String name) {
        if (changes.delete(actor, name, version -> true) == Deletion.HAS_SEATS) {
            throw new WrongConfigurationException(List.of(hasSeats(name)));
        }
    }

    private void save(String actor, ApplicationDocument application, String pointer) {
        demandSaved(
                changes.save(actor, application.name(), new Reading<>(application, List.of()), version -> true),
                pointer);
    }

    /** @param pointer where in the document that is which was saved */
    static void demandSaved(Saving<?> saving, String pointer) {
        if (saving instanceof Invalid<?> invalid) {
            throw new WrongConfigurationException(
                    invalid.errors().stream().map(error -> error.below(pointer)).toList());
        }
        if (!(saving instanceof Saved)) {
            throw new WrongConfigurationException(List.of(FieldError.of(pointer, "value", DocumentFault.CONTENDED)));
        }
    }
}
