package org.peakonjit.database.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.pool.DatabaseKind;

/**
 * The migration scripts that {@code db/migration/index} lists. Flyway would rather search the class path, but cannot in
 * WildFly's virtual file system.
 */
final class MigrationScripts implements ResourceProvider {

    static final String DIRECTORY = "db/migration/";

    private final List<Script> scripts;

    MigrationScripts(ClassLoader classes, DatabaseKind kind) {
        scripts = text(classes, "index")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(name -> new Script(name, inWordsOf(kind, text(classes, name))))
                .toList();
    }

    @Override
    public @Nullable LoadableResource getResource(String name) {
        return scripts.stream()
                .filter(script -> script.getRelativePath().equals(name))
                .findFirst()
                .orElse(null);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return scripts.stream()
                .filter(script -> script.name.startsWith(prefix))
                .filter(script -> Arrays.stream(suffixes).anyMatch(script.name::endsWith))
                .map(LoadableResource.class::cast)
                .toList();
    }

    private static String inWordsOf(DatabaseKind kind, String script) {
        return kind == DatabaseKind.MARIADB ? MariaDbScript.of(script) : script;
    }

    static String text(ClassLoader classes, String name) {
        try (InputStream stream = classes.getResourceAsStream(DIRECTORY + name)) {
            if (stream == null) {
                throw new IllegalStateException("the deployment lacks " + DIRECTORY + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Script extends LoadableResource {
        private final String name;
        private final String sql;

        Script(String name, String sql) {
            this.name = name;
            this.sql = sql;
        }

        @Override
        public Reader read() {
            return new StringReader(sql);
        }

        @Override
        public String getAbsolutePath() {
            return DIRECTORY + name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return DIRECTORY + name;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
