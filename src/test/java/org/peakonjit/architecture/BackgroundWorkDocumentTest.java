package org.peakonjit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/licences.md} tells of each background task. */
class BackgroundWorkDocumentTest {

    private static final Pattern NAME = Pattern.compile("@Scheduled\\(name = \"([a-z-]+)\"");

    @Test
    void namesEachTask() throws IOException {
        String document = Files.readString(Path.of("docs", "licences.md")).split("## Background work", 2)[1];
        List<String> tasks;
        try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
            tasks = sources.filter(file -> file.toString().endsWith(".java"))
                    .map(TestSources::read)
                    .filter(source -> source.contains("@Scheduled("))
                    .map(source -> NAME.matcher(source)
                            .results()
                            .findFirst()
                            .orElseThrow()
                            .group(1))
                    .toList();
        }

        assertThat(tasks)
                .hasSizeGreaterThan(10)
                .allSatisfy(task -> assertThat(document).contains("`" + task + "`"));
    }
}
