package org.peakonjit.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The metrics that the document lists, as they are called. */
public final class DocumentedMetrics {

    private static final Pattern NAME = Pattern.compile("`((?:peakonjit|hikaricp)_[a-z_]+)`");

    private DocumentedMetrics() {}

    public static List<String> names() throws IOException {
        return Files.readAllLines(Path.of("docs/monitoring.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .flatMap(line -> NAME.matcher(line.split("\\|", 3)[1]).results())
                .map(found -> found.group(1))
                .toList();
    }
}
