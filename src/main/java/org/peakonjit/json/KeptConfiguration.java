package org.peakonjit.json;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.peakonjit.refusal.Fault;
import org.peakonjit.refusal.FaultCode;

/** A place where configuration is kept. */
public interface KeptConfiguration {

    /**
     * What of it this version cannot read: objects, as {@link UnreadableException} calls them, and why, as a
     * {@link Fault#text}.
     */
    Map<String, String> unreadable();

    /** What is kept there. */
    enum Kind implements FaultCode {
        APPLICATION,
        IDENTITY_PROVIDER,
        POLICY,
        ALERT_SETTINGS;

        @Override
        public String family() {
            return UnreadableException.FAMILY;
        }

        /** What an object of that name is called, to be told from all others: such as {@code application peakon}. */
        public String object(String name) {
            return object() + " " + name;
        }

        /** What the only object of its kind is called. */
        public String object() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        /** The same as a text that a reader is told; empty for an object of no kind that is known here. */
        public static Optional<Fault> told(String object) {
            return Arrays.stream(values())
                    .filter(kind -> (object + " ").startsWith(kind.object() + " "))
                    .findFirst()
                    .map(kind -> object.equals(kind.object())
                            ? kind.fault()
                            : kind.fault(object.substring(kind.object().length() + 1)));
        }
    }
}
