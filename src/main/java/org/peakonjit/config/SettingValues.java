package org.peakonjit.config;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.peakonjit.config.Settings.Secret;
import org.peakonjit.config.WrongSettingsException.Problem;
import org.peakonjit.outbound.WebUrlText;

/** The values of one source by their kind. What is wrong with them is collected, and a usable value read instead. */
final class SettingValues {

    private static final String FILE = "file:";
    private static final String PART_OF_NAME = "\\s*[A-Za-z0-9.-]+\\s*=(?:[^,\\\\]|\\\\.)*";
    private static final Pattern DISTINGUISHED_NAME = Pattern.compile(PART_OF_NAME + "(?:," + PART_OF_NAME + ")*");

    private final Function<SettingKey, Optional<String>> source;
    private final List<Problem> problems = new ArrayList<>();

    SettingValues(Function<SettingKey, Optional<String>> source) {
        this.source = source;
    }

    /** The value without blanks around it; one that is blank is none. */
    Optional<String> text(SettingKey key) {
        return source.apply(key).map(String::strip).filter(value -> !value.isEmpty());
    }

    /**
     * What {@code reading} makes of the value.
     *
     * @param wrong what a value is of which it makes nothing, behind that value
     */
    <T> Optional<T> read(SettingKey key, Function<String, Optional<T>> reading, String wrong, String remedy) {
        return text(key).flatMap(text -> read(key, text, reading, wrong, remedy));
    }

    /** The same of each of the values between commas. */
    <T> List<T> list(SettingKey key, Function<String, Optional<T>> reading, String wrong, String remedy) {
        return list(key).stream()
                .flatMap(text -> read(key, text, reading, wrong, remedy).stream())
                .toList();
    }

    private <T> Optional<T> read(
            SettingKey key, String text, Function<String, Optional<T>> reading, String wrong, String remedy) {
        Optional<T> read = reading.apply(text);
        if (read.isEmpty()) {
            wrong(key, "\"" + text + "\" " + wrong, remedy);
        }
        return read;
    }

    Optional<URI> webUrl(SettingKey key, String remedy) {
        return read(key, text -> WebUrlText.read(text).found(), "is no http or https URL", remedy);
    }

    /** @param most the longest that it may be */
    Optional<Duration> duration(SettingKey key, Duration most, String wrong, String remedy) {
        return read(
                key,
                text -> {
                    try {
                        return Optional.of(Duration.parse(text))
                                .filter(one -> !one.isNegative() && one.compareTo(most) <= 0);
                    } catch (DateTimeParseException e) {
                        return Optional.empty();
                    }
                },
                wrong,
                remedy);
    }

    /** A secret, or what stands in the file that it names by {@code file:}, without blanks around it. */
    Optional<Secret> secret(SettingKey key) {
        return text(key)
                .map(value -> value.startsWith(FILE) ? fileText(key, value) : value)
                .map(Secret::new);
    }

    private String fileText(SettingKey key, String value) {
        String file = value.replaceFirst("^file:(//)?", "");
        String text = "";
        String why = " is empty";
        try {
            text = TextFile.read(Path.of(file)).strip();
        } catch (IOException | InvalidPathException e) {
            why = " cannot be read (" + e.getClass().getSimpleName() + ")";
        }
        if (text.isEmpty()) {
            wrong(
                    key,
                    "the file " + file + why,
                    "Name a text file that the server's user may read, with the secret and nothing else");
        }
        return text;
    }

    /** What stands between commas. */
    List<String> list(SettingKey key) {
        return parts(key, value -> value.split(",", -1));
    }

    /** The same of names; semicolons stand between those that have commas, as distinguished names (RFC 4514). */
    List<String> names(SettingKey key) {
        return parts(
                key,
                value ->
                        value.contains(";") || DISTINGUISHED_NAME.matcher(value).matches()
                                ? value.split("(?<!\\\\);", -1)
                                : value.split(",", -1));
    }

    private List<String> parts(SettingKey key, Function<String, String[]> split) {
        return text(key).stream()
                .flatMap(value -> Arrays.stream(split.apply(value)))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    boolean flag(SettingKey key, boolean fallback) {
        return read(
                        key,
                        text -> Optional.of(text.toLowerCase(Locale.ROOT)).filter(List.of("true", "false")::contains),
                        "is neither true nor false",
                        "Use true or false")
                .map(Boolean::valueOf)
                .orElse(fallback);
    }

    int number(SettingKey key, int fallback, int least, int most) {
        String value = text(key).orElse(Integer.toString(fallback));
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // falls through to the one message
        }
        wrong(key, "\"" + value + "\" is out of range", "Use a whole number from " + least + " to " + most);
        return fallback;
    }

    Path path(SettingKey key, String fallback) {
        return path(key, text(key).orElse(fallback), "Give a directory that the server may write to")
                .orElseGet(() -> Path.of(fallback).toAbsolutePath());
    }

    private Optional<Path> path(SettingKey key, String value, String remedy) {
        try {
            return Optional.of(Path.of(value).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            wrong(key, "\"" + value + "\" is no path", remedy);
            return Optional.empty();
        }
    }

    Optional<Path> file(SettingKey key) {
        return text(key).map(value -> existingFile(key, value));
    }

    /** @param path what the setting says, or the part of it that is a path */
    Path existingFile(SettingKey key, String path) {
        String remedy = "Give the path of a file the server's user may read";
        Optional<Path> file = path(key, path, remedy);
        file.filter(one -> !Files.isReadable(one) || Files.isDirectory(one))
                .ifPresent(one -> wrong(key, "there is no readable file " + one, remedy));
        return file.orElseGet(() -> Path.of("").toAbsolutePath());
    }

    static @Nullable URI uri(String value) {
        try {
            return new URI(value);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    void wrong(SettingKey key, String what, String remedy) {
        problems.add(new Problem(key.key(), what, remedy));
    }

    /** @throws WrongSettingsException naming every key that was wrong, if any was */
    void complain() {
        if (!problems.isEmpty()) {
            throw new WrongSettingsException(problems);
        }
    }
}
