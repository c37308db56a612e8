package org.peakonjit.database.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.flywaydb.core.api.resource.LoadableResource;
import org.junit.jupiter.api.Test;
import org.peakonjit.database.pool.DatabaseKind;

class MigrationScriptsTest {

    @Test
    void areAllListedInTheIndex() throws IOException {
        MigrationScripts scripts = new MigrationScripts(getClass().getClassLoader(), DatabaseKind.H2);
        try (Stream<Path> files = Files.list(Path.of("src/main/resources", MigrationScripts.DIRECTORY))) {
            assertThat(scripts.getResources("V", new String[] {".sql"}))
                    .as("names in db/migration/index")
                    .extracting(LoadableResource::getFilename)
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> name.endsWith(".sql"))
                                    .toList());
        }
    }
}
