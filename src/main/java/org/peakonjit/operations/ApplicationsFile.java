package org.peakonjit.operations;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.application.json.ApplicationCodec;
import org.peakonjit.application.json.ApplicationReading;
import org.peakonjit.application.json.FieldError;
import org.peakonjit.application.rules.ApplicationRules;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.WrongSettingsException;
import org.peakonjit.config.WrongSettingsException.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Configuration as code: applies the file of {@code peakonjit.applications} at start. It holds one application, an
 * array of them, or an object whose {@code applications} is one. What is as in the file already is not touched;
 * applications that the file does not name stay.
 */
@Singleton
class ApplicationsFile {

    private static final Logger LOG = LoggerFactory.getLogger(ApplicationsFile.class);
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Applications applications;
    private final ApplicationRules rules;

    @Inject
    ApplicationsFile(Applications applications, ApplicationRules rules) {
        this.applications = applications;
        this.rules = rules;
    }

    /**
     * Applies the file, all of it or nothing.
     *
     * @throws WrongSettingsException naming each wrong member by its JSON pointer
     */
    void apply(Path file) {
        List<ApplicationReading.Readable> readable = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
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
            ApplicationReading reading = ApplicationCodec.read(items.get(i));
            if (reading instanceof ApplicationReading.Readable good) {
                readable.add(good);
                rules.problems(good.application()).forEach(error -> problems.add(problem(file, at, error)));
            } else if (reading instanceof ApplicationReading.Wrong wrong) {
                wrong.errors().forEach(error -> problems.add(problem(file, at, error)));
            }
        }
        if (!problems.isEmpty()) {
            throw new WrongSettingsException(problems);
        }
        readable.forEach(this::put);
    }

    private void put(ApplicationReading.Readable wanted) {
        Application application = wanted.application();
        String token = wanted.bearerToken().orElse(null);
        boolean same = applications
                        .find(application.name())
                        .filter(application::equals)
                        .isPresent()
                && (token == null
                        || applications
                                .bearerToken(application.name())
                                .filter(token::equals)
                                .isPresent());
        if (!same) {
            boolean created = applications.put(application, token, null);
            LOG.info(
                    "application {}: {} from the applications file",
                    application.name(),
                    created ? "created" : "changed");
        }
    }

    private static JsonNode parse(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new WrongSettingsException(List.of(new Problem(
                    SettingKey.APPLICATIONS.key(),
                    file + " is no JSON (line " + e.getLocation().getLineNr() + ")",
                    "Mend the file's syntax")));
        } catch (IOException e) {
            throw new WrongSettingsException(List.of(new Problem(
                    SettingKey.APPLICATIONS.key(),
                    file + " cannot be read",
                    "Give the path of a UTF-8 JSON file the server's user may read")));
        }
    }

    private static Problem problem(Path file, String at, FieldError error) {
        return new Problem(
                SettingKey.APPLICATIONS.key(),
                file + " at " + at + error.pointer() + ": " + error.message(),
                "Correct this member of the file");
    }
}
