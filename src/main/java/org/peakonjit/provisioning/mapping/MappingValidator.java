package org.peakonjit.provisioning.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.AttributeMapping;
import org.peakonjit.json.FieldError;
import org.peakonjit.subject.AttributeNames.Known;

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

    /**
     * Where Peakon is told by employee number who signs on: a row that takes it from other attributes than the NameID
     * does, or makes it by a template or an expression. Peakon would know nobody by the NameID. That it cannot be a
     * constant is said elsewhere.
     *
     * @param names the attributes that the NameID is made of
     */
    public static Optional<Problem> problemOfNumber(List<AttributeMapping> rows, List<String> names) {
        return IntStream.range(0, rows.size())
                .filter(index -> isOther(rows.get(index), names))
                .mapToObj(index -> new Problem(index, RowFault.OTHER_NUMBER, List.of(Known.EMPLOYEE_NUMBER.alias())))
                .findFirst();
    }

    private static boolean isOther(AttributeMapping row, List<String> names) {
        boolean isMade = row.template() != null || row.expression() != null;
        return Target.find(row.target()).equals(Optional.of(Target.EMPLOYEE_NUMBER))
                && (isMade || isTakenElsewhere(row.sources(), names));
    }

    private static boolean isTakenElsewhere(List<String> sources, List<String> names) {
        return !sources.isEmpty()
                && sources.stream()
                        .noneMatch(name -> names.contains(name)
                                || Known.EMPLOYEE_NUMBER.alias().equals(name));
    }
}
