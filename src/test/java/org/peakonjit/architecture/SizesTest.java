package org.peakonjit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A class is read in one go, a package seen at a glance. */
class SizesTest {

    private static final long LONGEST = 250;
    private static final long USUAL = 60;
    private static final long FULLEST = 24;

    private final Map<Path, Long> lines = lines();

    @Test
    void noClassIsLongerThanWhatIsReadInOneGo() {
        assertThat(lines)
                .isNotEmpty()
                .allSatisfy((file, length) -> assertThat(length).isLessThanOrEqualTo(LONGEST));
    }

    @Test
    void halfOfThemFitOnAScreen() {
        assertThat(lines.values().stream()
                        .sorted()
                        .skip(lines.size() / 2)
                        .findFirst()
                        .orElseThrow())
                .isLessThanOrEqualTo(USUAL);
    }

    @Test
    void noRoomHoldsMoreThanIsSeenAtAGlance() {
        assertThat(lines.keySet().stream().collect(Collectors.groupingBy(Path::getParent, Collectors.counting())))
                .allSatisfy((room, files) -> assertThat(files).isLessThanOrEqualTo(FULLEST));
    }

    private static Map<Path, Long> lines() {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(
                            file -> file, file -> TestSources.read(file).lines().count()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
