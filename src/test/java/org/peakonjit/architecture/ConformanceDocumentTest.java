package org.peakonjit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ConformanceDocumentTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (?!demanded)[^|]+\\|(.*)\\|$");

    @Test
    void namesTestsThatExist() throws IOException {
        TestSources.assertThatTestsExist(document(), 40);
    }

    @Test
    void namesATestForEachLine() throws IOException {
        assertThat(ROW.matcher(document()).results().map(row -> row.group(1)).toList())
                .hasSizeGreaterThan(30)
                .allSatisfy(cell -> assertThat(cell).containsPattern(TestSources.NAMED));
    }

    private static String document() throws IOException {
        return Files.readString(Path.of("docs/conformance.md"));
    }
}
