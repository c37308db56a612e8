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
import org.junit.jupiter.api.Test;

class ConformanceDocumentTest {

    private static final Pattern NAMED = Pattern.compile("`([A-Za-z]+)#([A-Za-z0-9]+)`");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (?!demanded)[^|]+\\|(.*)\\|$");

    @Test
    void namesTestsThatExist() throws IOException {
        Map<String, String> sources = sources();
        List<MatchResult> named = NAMED.matcher(document()).results().toList();

        assertThat(named)
                .hasSizeGreaterThan(40)
                .allSatisfy(one -> assertThat(sources.getOrDefault(one.group(1), ""))
                        .as(one.group())
                        .contains(" void " + one.group(2) + "("));
    }

    @Test
    void namesATestForEachLine() throws IOException {
        assertThat(ROW.matcher(document()).results().map(row -> row.group(1)).toList())
                .hasSizeGreaterThan(30)
                .allSatisfy(cell -> assertThat(cell).containsPattern(NAMED));
    }

    private static String document() throws IOException {
        return Files.readString(Path.of("docs/conformance.md"));
    }

    private static Map<String, String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.toString().endsWith("Test.java")
                            || file.toString().endsWith("IT.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            ConformanceDocumentTest::read,
                            String::concat));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
