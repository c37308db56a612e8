package org.peakonjit.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Markdown file of this repository, as far as GitHub and the site read it alike. */
public record Document(Path path, List<String> lines) {

    private static final Pattern FENCE = Pattern.compile("^ *```(.*)$");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");
    private static final Pattern LINK = Pattern.compile("!?\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#{1,6} (.+)$");

    /** Every document that people read: docs/, server-config/ and those at the root. */
    static List<Document> all() {
        try (Stream<Path> docs = Files.walk(Path.of("docs"));
                Stream<Path> servers = Files.walk(Path.of("server-config"));
                Stream<Path> root = Files.list(Path.of(""))) {
            return Stream.of(docs, servers, root)
                    .flatMap(files -> files)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(Document::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Document read(Path path) {
        try {
            return new Document(path, Files.readAllLines(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where its links lead, as they are written, code left out. */
    List<String> links() {
        return prose().stream()
                .map(line -> CODE.matcher(line).replaceAll("`"))
                .flatMap(line -> LINK.matcher(line).results())
                .map(link -> link.group(1))
                .toList();
    }

    /** What stands behind {@code #} in a link to one of its headings: GitHub's rule. */
    Set<String> anchors() {
        Set<String> anchors = new TreeSet<>();
        Map<String, Integer> seen = new HashMap<>();
        for (String line : prose()) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                String slug = slug(heading.group(1));
                int before = seen.merge(slug, 1, Integer::sum) - 1;
                anchors.add(before == 0 ? slug : slug + "-" + before);
            }
        }
        return anchors;
    }

    /** Its fenced blocks. */
    List<Fenced> fenced() {
        List<Fenced> blocks = new ArrayList<>();
        String mark = "";
        Fenced open = null;
        for (int i = 0; i < lines.size(); i++) {
            Matcher fence = FENCE.matcher(lines.get(i));
            if (!fence.matches()) {
                if (open != null) {
                    open.lines().add(lines.get(i));
                } else if (!lines.get(i).isBlank()) {
                    mark = lines.get(i).strip();
                }
            } else if (open == null) {
                open = new Fenced(path, i + 1, fence.group(1).strip(), mark, new ArrayList<>());
            } else {
                blocks.add(open);
                open = null;
                mark = "";
            }
        }
        return blocks;
    }

    private List<String> prose() {
        boolean[] inside = {false};
        return lines.stream()
                .filter(line -> {
                    boolean fence = FENCE.matcher(line).matches();
                    inside[0] ^= fence;
                    return !fence && !inside[0];
                })
                .toList();
    }

    private static String slug(String heading) {
        return heading.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                .replaceAll("[^\\p{L}\\p{N}\\p{M} _-]", "")
                .replace(' ', '-');
    }

    /**
     * A fenced block.
     *
     * @param line where it begins, from 1
     * @param language what stands behind the fence
     * @param mark the last line before it that is not blank
     */
    record Fenced(Path document, int line, String language, String mark, List<String> lines) {

        boolean isShell() {
            return Arrays.asList("sh", "bash", "shell", "console", "powershell").contains(language);
        }

        @Override
        public String toString() {
            return document + ":" + line;
        }
    }
}
