package org.peakonjit.provisioning.mapping;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.peakonjit.application.AttributeMapping;
import org.peakonjit.subject.AttributeNames.Known;

/** The row that says what employee number an account gets, where Peakon is told by that number who signs on. */
public final class EmployeeNumberRow {

    private EmployeeNumberRow() {}

    /**
     * A row that takes the number from other attributes than the NameID does, or makes it by a template or an
     * expression: Peakon would know nobody by the NameID. That it cannot be a constant is said elsewhere.
     *
     * @param names the attributes that the NameID is made of
     */
    public static Optional<MappingValidator.Problem> problem(List<AttributeMapping> rows, List<String> names) {
        return IntStream.range(0, rows.size())
                .filter(index -> isOther(rows.get(index), names))
                .mapToObj(index -> new MappingValidator.Problem(
                        index, RowFault.OTHER_NUMBER, List.of(Known.EMPLOYEE_NUMBER.alias())))
                .findFirst();
    }

    private static boolean isOther(AttributeMapping row, List<String> names) {
        return isOfTheNumber(row) && (isMade(row) || isTakenElsewhere(row.sources(), names));
    }

    private static boolean isMade(AttributeMapping row) {
        return row.template() != null || row.expression() != null;
    }

    private static boolean isTakenElsewhere(List<String> sources, List<String> names) {
        return !sources.isEmpty()
                && sources.stream()
                        .noneMatch(name -> names.contains(name)
                                || Known.EMPLOYEE_NUMBER.alias().equals(name));
    }

    private static boolean isOfTheNumber(AttributeMapping row) {
        try {
            return Target.parse(row.target()).equals(Target.EMPLOYEE_NUMBER);
        } catch (WrongRowException e) {
            return false; // which is said elsewhere
        }
    }
}
