package org.peakonjit.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The steps of the sign-on that this thread carries out. Whoever takes part says so by {@link #step}; outside a sign-on
 * (in the background, say) nothing is kept.
 */
public final class SignOnTrace {

    /** As many steps as a trace has at most; a sign-on that waits for another's flight could make more. */
    static final int MOST_STEPS = 100;

    /** As long as a detail is at most; what is longer is cut. */
    static final int LONGEST_DETAIL = 1000;

    private static final ThreadLocal<SignOnTrace> CURRENT = new ThreadLocal<>();

    private final long begun = System.nanoTime();
    private final List<TraceStep> steps = new ArrayList<>();

    private SignOnTrace() {}

    /** While this is open, the steps of its thread are kept. */
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }

    /** Keeps the steps of this thread from now on, until the scope is closed. */
    public static Scope begin() {
        CURRENT.set(new SignOnTrace());
        return CURRENT::remove;
    }

    /** The steps so far, in their order; none outside a sign-on. */
    public static List<TraceStep> steps() {
        SignOnTrace trace = CURRENT.get();
        return trace == null ? List.of() : List.copyOf(trace.steps);
    }

    /**
     * Keeps a step of this thread's sign-on.
     *
     * @param namesAndValues the details' names and values in turn
     */
    public static void step(StepKind kind, Object... namesAndValues) {
        SignOnTrace trace = CURRENT.get();
        if (trace == null || trace.steps.size() >= MOST_STEPS) {
            return;
        }
        Map<String, String> details = new LinkedHashMap<>();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            details.put(String.valueOf(namesAndValues[i]), cut(String.valueOf(namesAndValues[i + 1])));
        }
        trace.steps.add(new TraceStep((System.nanoTime() - trace.begun) / 1_000_000, kind, details));
    }

    /** What kind of outcome that is, in the words of its class: {@code none-left} for a {@code NoneLeft}. */
    public static String kind(Object outcome) {
        return outcome.getClass()
                .getSimpleName()
                .replaceAll("(?<=.)([A-Z])", "-$1")
                .toLowerCase(Locale.ROOT);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL - 1) + "…";
    }
}
