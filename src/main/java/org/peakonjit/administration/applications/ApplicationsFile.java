package org.peakonjit.administration.applications;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.peakonjit.application.Application;
import org.peakonjit.application.ApplicationDocument;
import org.peakonjit.application.Applications;
import org.peakonjit.application.Applications.Stored;
import org.peakonjit.application.ConfiguredByFile;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.TextFile;
import org.peakonjit.config.WrongSettingsException;
import org.peakonjit.config.WrongSettingsException.Problem;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.json.DocumentFault;
import org.peakonjit.json.Documents;
import org.peakonjit.json.FieldError;
import org.peakonjit.json.Reading;
import org.peakonjit.json.StoredForm.TooLongException;
import org.peakonjit.json.UnreadableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Configuration as code: applies the file of {@code peakonjit.applications} at start. It holds one application, an
 * array of them, or an object whose {@code applications} is one. What is as in the file already is not touched;
 * applications that the file does not name stay.
 */
@Singleton
public class ApplicationsFile {

    private static final Logger LOG = LoggerFactory.getLogger(ApplicationsFile.class);

    private final Applications applications;
    private final ApplicationRules rules;
    private final PeakonChange peakonChange;
    private final UnitOfWork unitOfWork;
    private final Event<ConfiguredByFile> events;
    private final Clock clock;

    @Inject
    ApplicationsFile(
            Applications applications,
            ApplicationRules rules,
            PeakonChange peakonChange,
            UnitOfWork unitOfWork,
            Event<ConfiguredByFile> events,
            Clock clock) {
        this.applications = applications;
        this.rules = rules;
        this.peakonChange = peakonChange;
        this.unitOfWork = unitOfWork;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Applies the file, all of it or nothing, and tells the audit.
     *
     * @throws WrongSettingsException naming each wrong member by its JSON pointer
     */
    public void apply(Path file) {
        List<ApplicationDocument> wanted = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Set<String> names = new HashSet<>();
        JsonNode document = parse(file);
        boolean wrapped = document.path("applications").isArray();
        JsonNode list = wrapped ? document.get("applications") : document;
        List<JsonNode> items = new ArrayList<>();
        if (list.isArray()) {
            list.forEach(items::add);
        } else {
            items.add(list);
        }
        for (int i = 0; i < items.size(); i++) {
            String at = (wrapped ? "/applications" : "") + (list.isArray() ? "/" + i : "");
            Reading<ApplicationDocument> reading =
                    ApplicationDocument.read(items.get(i)).and(one -> rules.problems(one.application()));
            reading.errors().forEach(error -> problems.add(problem(file, at, error)));
            ApplicationDocument application = reading.value();
            if (application != null) {
                if (application.name() != null && !names.add(application.name())) {
                    problems.add(
                            problem(file, at, FieldError.of("/name", "duplicate", DocumentFault.APPLICATION_TWICE)));
                }
                wanted.add(application);
            }
        }
        if (!problems.isEmpty()) {
            throw new WrongSettingsException(problems);
        }
        unitOfWork.call(() -> {
            wanted.forEach(one -> putUnlessUnreadable(file, one));
            return wanted;
        });
    }

    /** What only another version can read stays as it is. */
    private void putUnlessUnreadable(Path file, ApplicationDocument wanted) {
        try {
            put(file, wanted);
        } catch (TooLongException e) {
            throw new WrongSettingsException(List.of(problem(file, wanted.name(), e.error())));
        } catch (UnreadableException e) {
            LOG.error("what the applications file says is not done: {}", e.getMessage());
        }
    }

    private void put(Path file, ApplicationDocument wanted) {
        Application application = wanted.application();
        String name = application.name();
        String token = wanted.scim().bearerToken();
        boolean otherToken = !applications.isKept(name, token);
        Optional<Stored> before = applications.findStored(name);
        ApplicationChanges.tokenSentElsewhere(wanted, before).ifPresent(error -> {
            throw new WrongSettingsException(List.of(problem(file, name, error)));
        });
        if (otherToken || before.filter(one -> one.isSaidBy(application)).isEmpty()) {
            applications.put(application, token, null);
            peakonChange.saved(before, application, otherToken);
            Stored after = applications.findStored(name).orElseThrow();
            events.fire(new ConfiguredByFile(clock.instant(), before.orElse(null), after, otherToken));
            String done = before.isEmpty() ? "created" : "changed";
            unitOfWork.afterCommit(() -> LOG.info("application {}: {} from the applications file", name, done));
        }
    }

    private static JsonNode parse(Path file) {
        try {
            return Documents.MAPPER.readTree(TextFile.read(file));
        } catch (JsonProcessingException e) {
            throw new WrongSettingsException(List.of(new Problem(
                    SettingKey.APPLICATIONS.key(),
                    file + " is no JSON (line " + e.getLocation().getLineNr() + ")",
                    "Mend the file's syntax")));
        } catch (IOException e) {
            throw new WrongSettingsException(List.of(new Problem(
                    SettingKey.APPLICATIONS.key(),
                    file + (e instanceof CharacterCodingException ? " is not UTF-8" : " cannot be read"),
                    "Give the path of a UTF-8 JSON file the server's user may read")));
        }
    }

    private static Problem problem(Path file, String at, FieldError error) {
        return new Problem(
                SettingKey.APPLICATIONS.key(),
                file + " at " + at + error.pointer() + ": " + error.fault().english(),
                "Correct this member of the file");
    }
}
