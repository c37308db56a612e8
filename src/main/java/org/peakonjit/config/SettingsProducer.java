package org.peakonjit.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.peakonjit.config.WrongSettingsException.Problem;

/**
 * Produces the settings from MicroProfile Config (system properties, environment variables) and, below them, the
 * properties file that {@code peakonjit.config} names.
 */
@ApplicationScoped
class SettingsProducer {

    @Produces
    @Singleton
    Settings settings() {
        Config config = ConfigProvider.getConfig();
        Properties file = config.getOptionalValue(SettingKey.CONFIG.key(), String.class)
                .map(SettingsProducer::load)
                .orElseGet(Properties::new);
        return new SettingsReader(key -> config.getOptionalValue(key.key(), String.class)
                        .or(() -> Optional.ofNullable(file.getProperty(key.key()))))
                .read();
    }

    static Properties load(String name) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(TextFile.read(Path.of(name))));
        } catch (NoSuchFileException | InvalidPathException e) {
            throw unreadable(name, "there is none");
        } catch (CharacterCodingException e) {
            throw unreadable(name, "it is not UTF-8");
        } catch (IllegalArgumentException e) {
            throw unreadable(name, "\\u begins a character by its number: write \\\\ for a backslash");
        } catch (IOException e) {
            throw unreadable(name, String.valueOf(e.getMessage()));
        }
        List<Problem> unknown = new ArrayList<>();
        for (String key : properties.stringPropertyNames()) {
            if (SettingKey.of(key).isEmpty()) {
                unknown.add(new Problem(key, "is no setting", "See docs/settings.md for the settings there are"));
            }
        }
        if (!unknown.isEmpty()) {
            throw new WrongSettingsException(unknown);
        }
        return properties;
    }

    private static WrongSettingsException unreadable(String name, String why) {
        return new WrongSettingsException(List.of(new Problem(
                SettingKey.CONFIG.key(),
                "the properties file " + name + " cannot be read (" + why + ")",
                "Give the path of a UTF-8 properties file the server's user may read")));
    }
}
