package org.peakonjit.database.jpa;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One statement with its values, which only ever travel as parameters.
 *
 * @param text with a question mark for each value, and no other
 */
public record SqlStatement(String text, List<@Nullable Object> values) {

    /** Makes a value of the row that a result stands at. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    public SqlStatement {
        values = Collections.unmodifiableList(values);
    }

    public static SqlStatement of(String text, @Nullable Object... values) {
        return new SqlStatement(text, Arrays.asList(values));
    }

    /**
     * Sets the values as parameters, the first of them as that one.
     *
     * @param asBound makes of a value what the driver takes for it
     * @return the number of the next
     */
    int bind(PreparedStatement prepared, int first, UnaryOperator<Object> asBound) throws SQLException {
        int index = first;
        for (Object value : values) {
            if (value == null) {
                prepared.setNull(index, Types.NULL);
            } else {
                prepared.setObject(index, asBound.apply(value));
            }
            index++;
        }
        return index;
    }
}
