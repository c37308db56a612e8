package org.peakonjit.web.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.Settings;
import org.peakonjit.config.WrongSettingsException;
import org.peakonjit.config.WrongSettingsException.Problem;

/**
 * The company's own words for people, in place of ours: of the file {@code texts.properties} that the setting names, in all
 * languages, and of {@code texts_de.properties} beside it, in that one. UTF-8; the keys and arguments are ours.
 */
@Singleton
public class OwnTexts {

    private final Map<String, Map<String, String>> byLanguage = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    @Inject
    public OwnTexts(Settings settings) {
        settings.pages().texts().ifPresent(this::read);
    }

    /** A deployment with wrong texts stops, as one with other wrong settings does. */
    void atStart(@Observes @Initialized(ApplicationScoped.class) Object started) {
        if (!problems.isEmpty()) {
            throw new WrongSettingsException(problems);
        }
    }

    /** The company's text; null = ours is used. */
    @Nullable
    String find(Locale locale, String key) {
        String own = byLanguage.getOrDefault(locale.getLanguage(), Map.of()).get(key);
        return own != null ? own : byLanguage.getOrDefault("", Map.of()).get(key);
    }

    private void read(Path file) {
        byLanguage.put("", texts(file));
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.') < 0 ? name.length() : name.lastIndexOf('.');
        for (Locale locale : Texts.LANGUAGES) {
            String language = locale.getLanguage();
            Path sibling = file.resolveSibling(name.substring(0, dot) + "_" + language + name.substring(dot));
            if (Files.isReadable(sibling)) {
                byLanguage.put(language, texts(sibling));
            }
        }
    }

    private Map<String, String> texts(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            problem(file + " cannot be read as properties in UTF-8: " + e.getMessage());
        }
        List<String> known = Texts.keys(Locale.ENGLISH);
        Map<String, String> texts = new HashMap<>();
        for (String key : properties.stringPropertyNames()) {
            String text = properties.getProperty(key);
            if (!known.contains(key)) {
                problem(file + " has a text \"" + key + "\", which no page uses");
            } else if (!isFormat(text)) {
                problem(file + ": the text \"" + key + "\" has a brace or apostrophe that means nothing");
            } else {
                texts.put(key, text);
            }
        }
        return texts;
    }

    private static boolean isFormat(String text) {
        try {
            return new MessageFormat(text).toPattern() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void problem(String what) {
        problems.add(new Problem(
                SettingKey.PAGES_TEXTS.key(),
                what,
                "Give texts under the keys of our own, as java.text.MessageFormat has them"));
    }
}
