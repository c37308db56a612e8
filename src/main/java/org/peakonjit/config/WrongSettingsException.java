package org.peakonjit.config;

import java.util.List;

/** Thrown at start when settings are wrong: each problem names its key and remedy. Deployment stops. */
public final class WrongSettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** One wrong setting. */
    public record Problem(String key, String what, String remedy) {
        @Override
        public String toString() {
            return key + ": " + what + ". " + remedy;
        }
    }

    public WrongSettingsException(List<Problem> problems) {
        super("Peakon JIT Proxy cannot start with these settings:\n - "
                + String.join("\n - ", problems.stream().map(Problem::toString).toList()));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
