package org.peakonjit.access;

import java.util.Locale;

/**
 * Somebody who may use the console and the API.
 *
 * @param name the account's name, as {@link #normalised}
 */
public record Administrator(String name, Role role) {

    /** The longest name of an account. */
    public static final int LONGEST_NAME = 128;

    /** Whether it is without control characters, as each account's name is: not every database takes all of them. */
    public static boolean isPlain(String name) {
        return name.chars().noneMatch(Character::isISOControl);
    }

    /** The form in which names are compared and kept: without surrounding blanks, lower-case. */
    public static String normalised(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
