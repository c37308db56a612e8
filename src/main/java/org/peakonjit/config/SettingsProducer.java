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
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;
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
        Iterable<ConfigSource> sources = ConfigProvider.getConfig().getConfigSources();
        Properties file =
                asItIs(sources, SettingKey.CONFIG).map(SettingsProducer::load).orElseGet(Properties::new);
        return new SettingsReader(
                        key -> asItIs(sources, key).or(() -> Optional.ofNullable(file.getProperty(key.key()))))
                .read();
    }

    /**
     * The value without what each server makes of a dollar and what follows it: in a password it is one more character, as
     * in the file.
     *
     * @param sources that of the greatest ordinal first, as MicroProfile Config has them
     */
    static Optional<String> asItIs(Iterable<ConfigSource> sources, SettingKey key) {
        return StreamSupport.stream(sources.spliterator(), false)
                .flatMap(source -> Stream.ofNullable(source.getValue(key.key())))
                .findFirst()
                .filter(value -> !value.isEmpty());
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
