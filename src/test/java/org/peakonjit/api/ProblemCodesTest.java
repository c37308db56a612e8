package org.peakonjit.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/api.md} lists the code of every problem that the API answers. */
class ProblemCodesTest {

    private static final Pattern PROBLEM =
            Pattern.compile("Problem(?:(?:\\.of)?\\(\\s*\\d{3},|\\.(?:conflict|invalid)\\()\\s*\"([a-z.-]+)\"");
    private static final Pattern VERSIONED = Pattern.compile("new VersionedKind\\(\"([a-z-]+)\"");
    private static final Pattern LISTED = Pattern.compile("(?m)^\\| \\d{3} \\| `([a-z.-]+)` \\|");

    @Test
    void areAllInTheDocument() throws IOException {
        Set<String> codes = new TreeSet<>();
        String source = source();
        PROBLEM.matcher(source).results().forEach(found -> codes.add(found.group(1)));
        VERSIONED.matcher(source).results().forEach(found -> codes.add(found.group(1) + ".invalid"));

        Set<String> listed = LISTED.matcher(Files.readString(Path.of("docs/api.md")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());

        assertThat(codes).hasSizeGreaterThan(20).isSubsetOf(listed);
    }

    private static String source() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/peakonjit/api"))) {
            return files.filter(Files::isRegularFile)
                    .map(ProblemCodesTest::read)
                    .collect(Collectors.joining());
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
