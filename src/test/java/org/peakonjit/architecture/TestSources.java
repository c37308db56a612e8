package org.peakonjit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sources of the tests, for documents that name them. */
final class TestSources {

    /** A test in a document. */
    static final Pattern NAMED = Pattern.compile("`([A-Za-z]+)#([A-Za-z0-9]+)`");

    private TestSources() {}

    /** Checks that the document names tests, and only such as there are. */
    static void assertThatTestsExist(String document, int least) throws IOException {
        Map<String, String> sources = byClass();
        List<MatchResult> named = NAMED.matcher(document).results().toList();

        assertThat(named)
                .hasSizeGreaterThan(least)
                .allSatisfy(one -> assertThat(sources.getOrDefault(one.group(1), ""))
                        .as(one.group())
                        .contains(" void " + one.group(2) + "("));
    }

    private static Map<String, String> byClass() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.toString().endsWith("Test.java")
                            || file.toString().endsWith("IT.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            TestSources::read,
                            String::concat));
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
