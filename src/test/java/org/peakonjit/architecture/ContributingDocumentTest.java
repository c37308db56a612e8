package org.peakonjit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The recipes lead to what is there. */
class ContributingDocumentTest {

    private static final Pattern PATH =
            Pattern.compile("`((?:src|docs|webapp)/[^` ]+|\\.ci/run|README\\.md|CHANGELOG\\.md)`");
    private static final Pattern TYPE = Pattern.compile("`([A-Z][A-Za-z]+)`");

    @Test
    void namesFilesThatExist() throws IOException {
        List<String> paths = all(PATH);
        assertThat(paths)
                .hasSizeGreaterThan(25)
                .allSatisfy(path -> assertThat(Path.of(path)).exists());
    }

    @Test
    void namesClassesThatExist() throws IOException {
        assertThat(SecurityDocumentTest.classes()).containsAll(all(TYPE));
    }

    private static List<String> all(Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(Path.of("docs", "CONTRIBUTING.md")))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
