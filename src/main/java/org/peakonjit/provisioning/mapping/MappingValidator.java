package org.peakonjit.provisioning.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.AttributeMapping;
import org.peakonjit.json.FieldError;

/** Finds the rows of a mapping that cannot work, before the mapping is saved. */
public final class MappingValidator {

    /**
     * What is wrong with a row.
     *
     * @param row its index, from 0
     * @param parameters what the fault's sentence is about
     */
    public record Problem(int row, RowFault fault, List<String> parameters) {

        /** What is wrong, in English. */
        public String message() {
            return fault.fault(parameters.toArray()).english();
        }

        /** The same about the member of the application's JSON that has to be changed. */
        public FieldError error() {
            String pointer = "/scim/attributes/" + row + (fault.member().isEmpty() ? "" : "/" + fault.member());
            return FieldError.of(pointer, "value", fault, parameters.toArray());
        }
    }

    private MappingValidator() {}

    /** All problems, by row; none when the mapping can be used. */
    public static List<Problem> problems(List<AttributeMapping> rows) {
        List<Problem> problems = new ArrayList<>();
        Map<Target, Integer> seen = new HashMap<>();
        for (int index = 0; index < rows.size(); index++) {
            Problem problem = problem(rows.get(index), index, seen);
            if (problem != null) {
                problems.add(problem);
            }
        }
        return problems;
    }

    private static @Nullable Problem problem(AttributeMapping row, int index, Map<Target, Integer> seen) {
        try {
            Integer earlier = seen.putIfAbsent(Row.compile(row).target(), index);
            return earlier == null
                    ? null
                    : new Problem(index, RowFault.SAME_TARGET, List.of(Integer.toString(earlier + 1)));
        } catch (WrongRowException e) {
            return new Problem(index, e.fault(), e.parameters());
        }
    }
}
