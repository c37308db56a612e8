package org.peakonjit.refusal;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A kind of failure: the constant of an enum. Its words stand in the bundle {@code faults} alone, under its code. */
public interface FaultCode {

    /** What the enum's codes begin with, e.g. {@code scim}: its own name, without "Fault", unless it says another. */
    default String family() {
        return getClass().getSimpleName().replaceFirst("Fault$", "").toLowerCase(Locale.ROOT);
    }

    /** The constant's. */
    String name();

    /** Public and stable, e.g. {@code scim.noConnection}. */
    default String code() {
        return family() + "."
                + Pattern.compile("_(.)")
                        .matcher(name().toLowerCase(Locale.ROOT))
                        .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }

    /** @param arguments as of {@link Fault} */
    default Fault fault(Object... arguments) {
        return new Fault(code(), List.of(arguments));
    }
}
