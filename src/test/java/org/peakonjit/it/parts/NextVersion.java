package org.peakonjit.it.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The WAR as a later version would be that adds to the schema: a column, a table, an index. */
final class NextVersion {

    private static final String SCRIPT = "V1000__next_version.sql";

    private NextVersion() {}

    static Path of(Path war) {
        Path next = WorkDirectories.fresh("next-version").resolve("next-version.war");
        try {
            Files.copy(war, next);
            try (FileSystem inside = FileSystems.newFileSystem(next)) {
                Path scripts = inside.getPath("WEB-INF/classes/db/migration");
                Files.writeString(scripts.resolve(SCRIPT), """
                        alter table seat add column of_next_version varchar(20) default 'new' not null;
                        create table next_version (id integer not null, constraint next_version_pk primary key (id));
                        create index next_version_seat on seat (of_next_version);
                        """);
                Files.writeString(scripts.resolve("index"), "\n" + SCRIPT + "\n", StandardOpenOption.APPEND);
            }
            return next;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
