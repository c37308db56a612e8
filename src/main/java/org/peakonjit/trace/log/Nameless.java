package org.peakonjit.trace.log;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes e-mail addresses out of what goes into the log: databases, for one, put the values of keys into exceptions. */
final class Nameless {

    private static final Pattern ADDRESS = Pattern.compile(
            "[^\\s\"<>(),;:\\[\\]\\\\@]{1,256}@[\\p{Alnum}\\u0080-\\uFFFF-]+(\\.[\\p{Alnum}\\u0080-\\uFFFF-]+)+");

    private Nameless() {}

    static String text(String text) {
        return text.indexOf('@') < 0 ? text : ADDRESS.matcher(text).replaceAll("…@…");
    }

    /** The same where nobody is named, else one that reads alike without the address. */
    static @Nullable Throwable thrown(@Nullable Throwable thrown) {
        return thrown == null || !names(thrown, 0) ? thrown : new Read(thrown);
    }

    private static boolean names(Throwable thrown, int depth) {
        String message = thrown.toString();
        return !message.equals(text(message))
                || depth < 20
                        && Stream.concat(Stream.ofNullable(thrown.getCause()), Arrays.stream(thrown.getSuppressed()))
                                .anyMatch(one -> names(one, depth + 1));
    }

    /** What a throwable reads like. */
    private static final class Read extends Throwable {

        private static final long serialVersionUID = 1L;

        private final String text;

        Read(Throwable of) {
            super(null, Nameless.thrown(of.getCause()), true, true);
            text = text(of.toString());
            setStackTrace(of.getStackTrace());
            for (Throwable one : of.getSuppressed()) {
                addSuppressed(one instanceof Read ? one : new Read(one));
            }
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
