package org.peakonjit.signon;

import java.util.List;

/**
 * A refusal: what the person is told, and what only the log and the audit are.
 *
 * @param arguments what the page's sentence names, e.g. the missing attribute's name; never a value of an assertion
 * @param cause the private cause; free of NameIDs, attribute values and tokens
 */
public record Refusal(RefusalCode code, List<String> arguments, String cause) {

    public Refusal {
        arguments = List.copyOf(arguments);
    }

    public static Refusal because(RefusalCode code, String cause) {
        return new Refusal(code, List.of(), cause);
    }
}
