package org.peakonjit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links between documents lead somewhere, and the index leads to each of them. */
class DocumentLinksTest {

    private static final List<Document> ALL = Document.all();

    @Test
    void leadToFilesAndHeadingsThatExist() {
        List<String> broken = ALL.stream()
                .flatMap(document -> document.links().stream()
                        .filter(link -> !link.matches("[a-z]+:.*"))
                        .flatMap(link -> trouble(document, link).stream()))
                .toList();

        assertThat(broken).isEmpty();
        assertThat(ALL.stream().mapToInt(one -> one.links().size()).sum()).isGreaterThan(200);
    }

    /** A document that is not listed is found by nobody: give it a line in docs/index.md. */
    @Test
    void standInTheIndex() {
        Document index = Document.read(Path.of("docs", "index.md"));
        Set<Path> listed = index.links().stream()
                .map(link -> target(index, link.split("#", 2)[0]))
                .collect(Collectors.toSet());

        assertThat(ALL)
                .filteredOn(document ->
                        document.path().getNameCount() > 1 && !document.path().equals(index.path()))
                .allSatisfy(document -> assertThat(listed)
                        .as("%s in docs/index.md", document.path())
                        .containsAnyOf(document.path(), document.path().getParent()));
    }

    /** A picture that nobody sees is made anew for nothing. */
    @Test
    void showEachPicture() throws IOException {
        Set<Path> shown = ALL.stream()
                .flatMap(document -> document.links().stream().map(link -> target(document, link)))
                .collect(Collectors.toSet());
        try (Stream<Path> pictures = Files.list(Path.of("docs", "screenshots"))) {
            assertThat(pictures).isNotEmpty().isSubsetOf(shown);
        }
    }

    private static Optional<String> trouble(Document document, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? document.path() : target(document, parts[0]);
        if (!Files.exists(target)) {
            return Optional.of(document.path() + ": there is no " + link);
        }
        if (parts.length > 1 && !anchors(target).contains(parts[1])) {
            return Optional.of(document.path() + ": no heading for " + link);
        }
        return Optional.empty();
    }

    private static Set<String> anchors(Path target) {
        return target.toString().endsWith(".md") ? Document.read(target).anchors() : Set.of();
    }

    private static Path target(Document document, String link) {
        String decoded = URLDecoder.decode(link, StandardCharsets.UTF_8);
        return Stream.ofNullable(document.path().getParent())
                .map(directory -> directory.resolve(decoded))
                .findFirst()
                .orElse(Path.of(decoded))
                .normalize();
    }
}
