package org.peakonjit.provisioning.mapping;

import java.util.List;
import java.util.Optional;
import org.peakonjit.application.AttributeMapping;

/** The mapping that holds wherever an application has no row of its own for a target. */
public final class DefaultMapping {

    private DefaultMapping() {}

    /** Its rows. */
    public static List<AttributeMapping> rows() {
        return Mapping.DEFAULT_ROWS;
    }

    /** Whether a row with the one target stands in place of one with the other, however they are spelt. */
    public static boolean isSameTarget(String one, String other) {
        Optional<Target> target = target(one);
        return target.isPresent() && target.equals(target(other));
    }

    private static Optional<Target> target(String text) {
        try {
            return Optional.of(Target.parse(text));
        } catch (WrongRowException e) {
            return Optional.empty();
        }
    }
}
