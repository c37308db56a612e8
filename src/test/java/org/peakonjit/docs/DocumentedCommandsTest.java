package org.peakonjit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.peakonjit.docs.Document.Fenced;

/**
 * Each block of commands in a document is run by a test, or says that it is not. The line before the block is {@code
 * <!-- run by: SomeIT -->}, of a test that names the document since it reads the block there, or {@code <!-- not run: why
 * -->}. Where there is nothing but scripts of ours, a test that names each of them is enough.
 */
class DocumentedCommandsTest {

    private static final Pattern RUN = Pattern.compile("<!-- run by: (\\w+) -->");
    private static final Pattern SCRIPT = Pattern.compile("server-config/(?:[\\w-]+/)*([\\w-]+\\.sh)\\b");
    private static final Map<String, String> TESTS = tests();
    private static final Pattern NOT_RUN = Pattern.compile("<!-- not run: \\S.+ -->");

    @Test
    void areRunOrMarked() {
        assertThat(Document.all().stream().flatMap(one -> one.fenced().stream()).filter(Fenced::isShell))
                .hasSizeGreaterThan(5)
                .allSatisfy(block -> assertThat(isAccountedFor(block))
                        .as("%s: <!-- run by: SomeIT --> or <!-- not run: why --> before it", block)
                        .isTrue());
    }

    /** Commands hide in no block without a language. */
    @Test
    void areFencedAsWhatTheyAre() {
        assertThat(Document.all().stream().flatMap(one -> one.fenced().stream()))
                .filteredOn(block -> block.language().isEmpty())
                .noneMatch(block -> block.lines().stream()
                        .anyMatch(line -> line.matches("(\\./mvnw|curl|java|npm|docker|server-config/\\S+\\.sh) .*")));
    }

    /** The site's generator stops at a language that it does not know. */
    @Test
    void areFencedInLanguagesThatTheSiteKnows() {
        assertThat(Document.all().stream().flatMap(one -> one.fenced().stream()))
                .filteredOn(block -> !block.document().startsWith("README.md"))
                .allSatisfy(block -> assertThat(block.language())
                        .as(block.toString())
                        .isIn("", "json", "powershell", "properties", "python", "sh", "sql", "text", "yaml"));
    }

    private static boolean isAccountedFor(Fenced block) {
        Matcher run = RUN.matcher(block.mark());
        return NOT_RUN.matcher(block.mark()).matches()
                || (run.matches()
                        && source(run.group(1))
                                .contains(block.document().getFileName().toString()))
                || block.lines().stream()
                        .filter(line -> !line.isBlank())
                        .allMatch(DocumentedCommandsTest::isScriptUnderTest);
    }

    private static boolean isScriptUnderTest(String line) {
        Matcher script = SCRIPT.matcher(line);
        return script.lookingAt() && TESTS.values().stream().anyMatch(source -> source.contains(script.group(1)));
    }

    private static String source(String test) {
        return TESTS.getOrDefault(test, "");
    }

    private static Map<String, String> tests() {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.toString().endsWith("IT.java")
                            || file.toString().endsWith("Test.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            file -> String.join("\n", Document.read(file).lines()),
                            String::concat));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
