package org.peakonjit.it.parts;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A proxy's database, looked into and changed behind its back. */
public record Database(Map<String, String> settings) {

    /** The rows of a query, each with its columns as text. */
    public List<List<String>> rows(String query, Object... arguments) {
        try (Connection connection = DriverManager.getConnection(url(), user(), password());
                PreparedStatement statement = prepared(connection, query, arguments);
                ResultSet result = statement.executeQuery()) {
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.add(result.getString(column));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    /** Changes rows; returns how many. */
    public int change(String command, Object... arguments) {
        try (Connection connection = DriverManager.getConnection(url(), user(), password());
                PreparedStatement statement = prepared(connection, command, arguments)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(command, e);
        }
    }

    private static PreparedStatement prepared(Connection connection, String text, Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    private String url() {
        return String.valueOf(settings.get("peakonjit.database.url"));
    }

    private String user() {
        return String.valueOf(settings.get("peakonjit.database.user"));
    }

    private String password() {
        return String.valueOf(settings.get("peakonjit.database.password"));
    }
}
