package org.peakonjit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SecurityDocumentTest {

    private static final Pattern CLASS = Pattern.compile("`([A-Z][A-Za-z0-9]+)`");

    private static final Pattern LINE = Pattern.compile("(?m)^\\| (?:[1-9]|10) \\|.*\\|$");

    @Test
    void namesClassesAndTestsThatExist() throws IOException {
        Set<String> named = CLASS.matcher(Files.readString(Path.of("docs/security.md")))
                .results()
                .map((MatchResult match) -> match.group(1))
                .filter(name -> !name.equals("Secure"))
                .collect(Collectors.toSet());

        assertThat(classes()).containsAll(named);
        assertThat(named).hasSizeGreaterThan(40);
    }

    /** The ten lines about console and API, each broken by no change unseen. */
    @Test
    void namesTestsForEachOfTheTenLines() throws IOException {
        String document = Files.readString(Path.of("docs/security.md"));

        TestSources.assertThatTestsExist(document, 40);
        assertThat(LINE.matcher(document).results().toList())
                .hasSize(10)
                .allSatisfy(row -> assertThat(row.group()).containsPattern(TestSources.NAMED));
    }

    static Set<String> classes() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }
}
