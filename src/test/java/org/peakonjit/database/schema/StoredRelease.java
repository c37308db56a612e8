package org.peakonjit.database.schema;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.pool.DatabaseKind;

/**
 * What a release left in its database, and what it takes for granted there: below {@code src/test/resources/releases}, as
 * {@code StoredReleaseIT} writes it.
 */
public final class StoredRelease {

    public static final StoredRelease LATEST = new StoredRelease("1.0.0");

    private static final Path SCRIPTS = Path.of("src/main/resources/db/migration");
    private static final Pattern TABLE = Pattern.compile("(?m)^create table (\\w+) \\(");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final JsonMapper LINES = new JsonMapper();

    private final Path directory;

    private StoredRelease(String version) {
        directory = Path.of("src/test/resources/releases", version);
    }

    /** A row: the text of each column that has a value; bytes in base64. */
    public record Row(String table, Map<String, String> values) {}

    /**
     * What a release takes for granted.
     *
     * @param schema the last version of the schema that it knows
     * @param scripts the scripts of it, with their digests
     * @param columns each as {@code table.column}, with its type and whether it may be null
     * @param words the constants that it knows, by the column where they stand
     */
    public record Known(
            String schema, Map<String, String> scripts, Map<String, String> columns, Map<String, List<String>> words) {}

    public Known known() throws IOException {
        return JSON.readValue(directory.resolve("known.json").toFile(), Known.class);
    }

    /** In an order in which they can be added. */
    public List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(directory.resolve("rows.jsonl"))) {
            rows.add(LINES.readValue(line, Row.class));
        }
        return rows;
    }

    /** Makes the schema as the release had it, in an empty database. */
    void makeSchema(DataSource database, DatabaseKind kind) throws IOException, SchemaMigration.FailedException {
        SchemaMigration.run(database, kind, MigrationVersion.fromVersion(known().schema()));
    }

    /** Adds the rows, naming no other columns than the release does. */
    public void addRows(DataSource database) throws IOException, SQLException {
        try (Connection connection = database.getConnection()) {
            for (Row row : rows()) {
                add(connection, row);
            }
        }
    }

    private static void add(Connection connection, Row row) throws SQLException {
        List<String> columns = List.copyOf(row.values().keySet());
        String names = String.join(", ", columns);
        String marks = String.join(", ", columns.stream().map(column -> "?").toList());
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("select " + names + " from " + row.table() + " where 1 = 0");
                PreparedStatement insert = connection.prepareStatement(
                        "insert into " + row.table() + " (" + names + ") values (" + marks + ")")) {
            ResultSetMetaData types = none.getMetaData();
            for (int i = 0; i < columns.size(); i++) {
                insert.setObject(
                        i + 1, value(types, i + 1, String.valueOf(row.values().get(columns.get(i)))));
            }
            insert.executeUpdate();
        }
    }

    private static Object value(ResultSetMetaData types, int column, String text) throws SQLException {
        if (types.getColumnTypeName(column).toLowerCase(Locale.ROOT).equals("uuid")) {
            return UUID.fromString(text);
        }
        return switch (JDBCType.valueOf(types.getColumnType(column))) {
            case TIMESTAMP, TIMESTAMP_WITH_TIMEZONE -> OffsetDateTime.parse(text);
            case DATE -> LocalDate.parse(text);
            case BINARY, VARBINARY, LONGVARBINARY -> Base64.getDecoder().decode(text);
            case BOOLEAN, BIT -> Boolean.valueOf(text);
            case BIGINT -> Long.valueOf(text);
            case INTEGER, SMALLINT -> Integer.valueOf(text);
            default -> text;
        };
    }

    /** Writes what a PostgreSQL of this version has, and what this version takes for granted. */
    public void write(DataSource database, Map<String, List<String>> words) throws IOException, SQLException {
        Files.createDirectories(directory);
        List<String> lines = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            for (String table : tables()) {
                for (Row row : all(connection, table)) {
                    lines.add(LINES.writeValueAsString(row));
                }
            }
            Files.write(directory.resolve("rows.jsonl"), lines);
            String schema = one(connection, "select max(version) from flyway_schema_history");
            JSON.writeValue(
                    directory.resolve("known.json").toFile(), new Known(schema, scripts(), columns(connection), words));
        }
    }

    /** The tables of ours, so that each comes after those it refers to. */
    public static List<String> tables() throws IOException {
        List<String> tables = new ArrayList<>();
        for (Path script : paths()) {
            TABLE.matcher(Files.readString(script))
                    .results()
                    .map(found -> found.group(1))
                    .forEach(tables::add);
        }
        return tables;
    }

    private static List<Row> all(Connection connection, String table) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select * from " + table + " order by 1")) {
            ResultSetMetaData columns = result.getMetaData();
            while (result.next()) {
                Map<String, String> values = new LinkedHashMap<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    String text = text(result, i, columns.getColumnTypeName(i));
                    if (text != null) {
                        values.put(columns.getColumnName(i), text);
                    }
                }
                rows.add(new Row(table, values));
            }
        }
        return rows;
    }

    private static @Nullable String text(ResultSet result, int column, String type) throws SQLException {
        switch (type) {
            case "timestamptz":
                OffsetDateTime time = result.getObject(column, OffsetDateTime.class);
                return time == null ? null : time.toString();
            case "bytea":
                byte[] bytes = result.getBytes(column);
                return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
            case "bool":
                boolean flag = result.getBoolean(column);
                return result.wasNull() ? null : Boolean.toString(flag);
            default:
                return result.getString(column);
        }
    }

    private static String one(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    /** The columns of our tables in a PostgreSQL. */
    public static Map<String, String> columns(Connection connection) throws SQLException, IOException {
        Map<String, String> columns = new TreeMap<>();
        List<String> tables = tables();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select table_name, column_name, data_type,"
                        + " character_maximum_length, is_nullable from information_schema.columns"
                        + " where table_schema = current_schema()")) {
            while (result.next()) {
                if (tables.contains(result.getString(1))) {
                    String length = result.getString(4);
                    columns.put(
                            result.getString(1) + "." + result.getString(2),
                            result.getString(3)
                                    + (length == null ? "" : "(" + length + ")")
                                    + (result.getString(5).equals("YES") ? " null" : ""));
                }
            }
        }
        return columns;
    }

    /** The scripts of this version, with their digests. */
    public static Map<String, String> scripts() throws IOException {
        Map<String, String> scripts = new TreeMap<>();
        for (Path script : paths()) {
            try {
                scripts.put(
                        SCRIPTS.relativize(script).toString(),
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256")
                                        .digest(Files.readString(script).getBytes(StandardCharsets.UTF_8))));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
        return scripts;
    }

    private static List<Path> paths() throws IOException {
        try (Stream<Path> files = Files.walk(SCRIPTS)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        }
    }
}
