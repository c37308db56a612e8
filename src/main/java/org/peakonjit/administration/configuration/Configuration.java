package org.peakonjit.administration.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.peakonjit.administration.Saving;
import org.peakonjit.administration.Saving.Contended;
import org.peakonjit.administration.Saving.Invalid;
import org.peakonjit.administration.applications.ApplicationChanges;
import org.peakonjit.administration.applications.ApplicationChanges.Deletion;
import org.peakonjit.administration.applications.ApplicationDocument;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.application.Applications.Stored;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.identityprovider.IdpDirectory;
import org.peakonjit.json.FieldError;
import org.peakonjit.license.Seats;

/**
 * Everything administrators configure, as one JSON document without secrets: {@code {"version": 1, "applications": […],
 * "identityProviders": […], "alerts": {…}}}. What one installation exports, another takes over.
 */
@Singleton
public class Configuration {

    private static final int VERSION = 1;
    private static final Set<String> MEMBERS =
            Set.of("version", "applications", ConfiguredIdps.MEMBER, ConfiguredAlerts.MEMBER);

    private final Applications applications;
    private final ApplicationChanges changes;
    private final ConfiguredIdps identityProviders;
    private final ConfiguredAlerts alerts;
    private final Seats seats;
    private final UnitOfWork unitOfWork;

    @Inject
    public Configuration(
            Applications applications,
            ApplicationChanges changes,
            ConfiguredIdps identityProviders,
            ConfiguredAlerts alerts,
            Seats seats,
            UnitOfWork unitOfWork) {
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

        /** What is wrong with it. */
        public List<FieldError> errors() {
            return errors;
        }
    }

    /** All of it; bearer tokens are left out. */
    public ObjectNode export() {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("version", VERSION);
        ArrayNode all = document.putArray("applications");
        for (Stored stored : applications.allStored()) {
            ObjectNode json = ApplicationDocument.write(stored, null);
            json.withObject("/scim").remove("bearerToken");
            all.add(json);
        }
        identityProviders.export(document.putArray(ConfiguredIdps.MEMBER));
        document.set(ConfiguredAlerts.MEMBER, alerts.export());
        return document;
    }

    /**
     * Makes it what the document says, all or nothing: an application that is not in it is deleted. A secret that is not
     * in it stays as it is.
     *
     * @param actor the administrator's account
     * @throws WrongConfigurationException when anything is wrong with it, or an application with seats would go
     */
    public void replace(String actor, JsonNode document) {
        List<FieldError> errors = new ArrayList<>();
        Set<String> names = check(document, errors);
        identityProviders.check(document, errors);
        alerts.check(document, names, errors);
        List<String> gone = applications.all().stream()
                .map(Application::name)
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
            document.path("applications").forEach(one -> save(actor, one));
            alerts.replace(actor, document);
            return names;
        });
    }

    private Set<String> check(JsonNode document, List<FieldError> errors) {
        document.fieldNames().forEachRemaining(member -> {
            if (!MEMBERS.contains(member)) {
                errors.add(new FieldError("/" + member, "unknown", "is no member of a configuration"));
            }
        });
        if (document.path("version").asInt() != VERSION) {
            errors.add(new FieldError("/version", "value", "must be " + VERSION));
        }
        if (!document.path("applications").isArray()) {
            errors.add(new FieldError("/applications", "type", "must be a list of applications"));
        }
        IdpDirectory directory = identityProviders.wanted(document);
        Set<String> names = new HashSet<>();
        int index = 0;
        for (JsonNode one : document.path("applications")) {
            String pointer = "/applications/" + index++;
            String name = one.path("name").asText("");
            if (!names.add(name)) {
                errors.add(new FieldError(pointer + "/name", "duplicate", "names another application, too"));
            }
            changes.problems(name, one, directory).stream()
                    .map(error -> error.below(pointer))
                    .forEach(errors::add);
        }
        return names;
    }

    private static FieldError hasSeats(String name) {
        return new FieldError("/applications", "value", "must have " + name + ", which has seats");
    }

    /** Somebody may have taken a seat since it was checked. */
    private void delete(String actor, String name) {
        if (changes.delete(actor, name, version -> true) == Deletion.HAS_SEATS) {
            throw new WrongConfigurationException(List.of(hasSeats(name)));
        }
    }

    private void save(String actor, JsonNode application) {
        Saving<Stored> saving = changes.save(actor, application.path("name").asText(), application, version -> true);
        if (saving instanceof Invalid<Stored> invalid) {
            throw new WrongConfigurationException(invalid.errors());
        }
        if (saving instanceof Contended) {
            throw new WrongConfigurationException(
                    List.of(new FieldError("/applications", "value", "is being changed by others: try again")));
        }
    }
}
