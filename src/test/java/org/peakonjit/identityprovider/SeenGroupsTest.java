package org.peakonjit.identityprovider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.Settings;
import org.peakonjit.config.TestSettings;

class SeenGroupsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T09:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path dataDir;

    private final List<String> noted = new ArrayList<>();

    private final class Noted implements GroupNameStore {

        @Override
        public List<String> having(String text, int atMost) {
            return noted;
        }

        @Override
        public void note(String idp, Collection<String> names, LocalDate day, int most) {
            names.stream().sorted().forEach(name -> noted.add(idp + " " + name + " " + day));
        }

        @Override
        public int forgetBefore(LocalDate day) {
            return 0;
        }
    }

    private SeenGroups groups(Settings settings) {
        return new SeenGroups(new Noted(), settings, CLOCK);
    }

    @Test
    void areWrittenOnceADay() {
        SeenGroups groups = groups(TestSettings.in(dataDir));

        groups.note("corp", List.of("staff", "labs"));
        groups.note("corp", List.of("labs"));
        groups.note("partner", List.of("labs"));
        groups.write();
        groups.note("corp", List.of("staff"));
        groups.write();

        assertThat(noted)
                .containsExactlyInAnyOrder("corp labs 2026-11-25", "corp staff 2026-11-25", "partner labs 2026-11-25");
        assertThat(groups.having("", 10)).isSameAs(noted);
        groups.stop();
    }

    @Test
    void areNewAgainOfWhoIsRegisteredAnew() {
        SeenGroups groups = groups(TestSettings.in(dataDir));
        groups.note("corp", List.of("staff"));
        groups.write();

        groups.keepOnly(new IdpDirectory(List.of()));
        groups.note("corp", List.of("staff"));
        groups.write();

        assertThat(noted).containsExactly("corp staff 2026-11-25", "corp staff 2026-11-25");
        groups.stop();
    }

    @Test
    void areBounded() {
        SeenGroups groups = groups(TestSettings.in(dataDir));

        groups.note(
                "corp", IntStream.range(0, 10_000).mapToObj(Integer::toString).toList());
        groups.note("corp", List.of("x".repeat(513)));
        groups.write();

        assertThat(noted).hasSizeBetween(SeenGroups.MOST_NAMES, SeenGroups.MOST_NAMES + 1);
        groups.stop();
    }

    @Test
    void areNeitherKeptNorOfferedWhereThatIsSwitchedOff() {
        SeenGroups groups = groups(TestSettings.in(dataDir, Map.of(SettingKey.TRACE_GROUP_NAMES, "false")));
        noted.add("from before");

        groups.note("corp", List.of("staff"));
        groups.write();

        assertThat(noted).hasSize(1);
        assertThat(groups.having("", 10)).isEmpty();
        groups.stop();
    }
}
