package org.peakonjit.provisioning.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.AttributeMapping;

/** Finds the rows of a mapping that cannot work, before the mapping is saved. */
public final class MappingValidator {

    /**
     * What is wrong with a row.
     *
     * @param row its index, from 0
     * @param message what is wrong, for an administrator
     */
    public record Problem(int row, String message) {}

    private MappingValidator() {}

    /** All problems, by row; none when the mapping can be used. */
    public static List<Problem> problems(List<AttributeMapping> rows) {
        List<Problem> problems = new ArrayList<>();
        Map<Target, Integer> seen = new HashMap<>();
        for (int index = 0; index < rows.size(); index++) {
            String message = problem(rows.get(index), index, seen);
            if (message != null) {
                problems.add(new Problem(index, message));
            }
        }
        return problems;
    }

    private static @Nullable String problem(AttributeMapping row, int index, Map<Target, Integer> seen) {
        try {
            Integer earlier = seen.putIfAbsent(Row.compile(row).target(), index);
            return earlier == null ? null : "row " + (earlier + 1) + " has the same target";
        } catch (WrongRowException e) {
            return e.getMessage();
        }
    }
}
