package org.peakonjit.access;

import java.io.Serializable;
import java.util.Locale;
import org.peakonjit.json.Shapes;

/**
 * Somebody who may use the console and the API.
 *
 * @param name the account's name, as {@link #normalised}
 */
public record Administrator(String name, Role role) implements Serializable {

    /** The longest name of an account. */
    public static final int LONGEST_NAME = 128;

    /** Whether an account can have that name, which is {@link #normalised}: no colon, at which HTTP Basic ends it. */
    public static boolean isName(String normalised) {
        return !normalised.isEmpty()
                && normalised.length() <= LONGEST_NAME
                && !normalised.contains(":")
                && Shapes.isLine(normalised);
    }

    /** The form in which names are compared and kept: without surrounding blanks, lower-case. */
    public static String normalised(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
