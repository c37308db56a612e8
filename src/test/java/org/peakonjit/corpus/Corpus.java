package org.peakonjit.corpus;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** The cases, in the order of their names. */
final class Corpus {

    private static final Path DIRECTORY = Path.of("src/test/resources/corpus");
    private static final String ENDING = ".properties";

    private Corpus() {}

    static Stream<CorpusCase> cases() {
        return CASES.stream();
    }

    private static final List<CorpusCase> CASES = read();

    private static List<CorpusCase> read() {
        try (Stream<Path> files = Files.walk(DIRECTORY)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .map(Corpus::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CorpusCase read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> said = new HashMap<>();
        properties.forEach((key, value) -> said.put(key.toString(), value.toString()));
        String name = file.getFileName().toString();
        return new CorpusCase(file.resolveSibling(name.substring(0, name.length() - ENDING.length())), said);
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
