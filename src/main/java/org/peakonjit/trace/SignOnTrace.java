package org.peakonjit.trace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The steps of the sign-on that this thread carries out. Whoever takes part says so by {@link #step}; outside a sign-on
 * (in the background, say) nothing is kept.
 */
public final class SignOnTrace {

    /** As many steps as a trace has at most, the hand-off aside; a sign-on that waits for another's flight could make more. */
    static final int MOST_STEPS = 100;

    /** As long as a detail is at most; what is longer is cut. */
    static final int LONGEST_DETAIL = 1000;

    private static final ThreadLocal<SignOnTrace> CURRENT = new ThreadLocal<>();

    private final long begun = System.nanoTime();
    private final List<TraceStep> steps = new ArrayList<>();

    private final @Nullable String reference;
    private final TraceContext context;
    private boolean taken;

    private SignOnTrace(@Nullable String reference, TraceContext context) {
        this.reference = reference;
        this.context = context;
    }

    /** While this is open, the steps of its thread are kept. */
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Keeps the steps of this thread from now on, until the scope is closed.
     *
     * @param reference that the outcome will have; null where it has none
     * @param context the distributed trace of which the sign-on is a part
     */
    public static Scope begin(@Nullable String reference, TraceContext context) {
        CURRENT.set(new SignOnTrace(reference, context));
        return CURRENT::remove;
    }

    /** The reference of this thread's sign-on, for its one outcome; empty when there is none, or it was taken before. */
    public static Optional<String> takeReference() {
        SignOnTrace trace = CURRENT.get();
        if (trace == null || trace.taken) {
            return Optional.empty();
        }
        trace.taken = true;
        return Optional.ofNullable(trace.reference);
    }

    /** The distributed trace of which this thread's sign-on is a part; empty outside a sign-on. */
    public static Optional<TraceContext> context() {
        return Optional.ofNullable(CURRENT.get()).map(trace -> trace.context);
    }

    /** What lines of the log begin with; nothing outside a sign-on. */
    public static String prefix() {
        SignOnTrace trace = CURRENT.get();
        return trace == null || trace.reference == null
                ? ""
                : "ref=" + trace.reference + " trace=" + trace.context.traceId() + " ";
    }

    /** What another thread opens to carry this one's sign-on on: while that scope is open, its steps are kept with these. */
    public static Supplier<Scope> handOver() {
        SignOnTrace trace = CURRENT.get();
        return () -> {
            CURRENT.set(trace);
            return CURRENT::remove;
        };
    }

    /** The steps so far, in their order; none outside a sign-on. */
    public static List<TraceStep> steps() {
        SignOnTrace trace = CURRENT.get();
        return trace == null ? List.of() : List.copyOf(trace.steps);
    }

    /** How long this thread's sign-on has been under way; empty outside one. */
    public static Optional<Duration> elapsed() {
        return Optional.ofNullable(CURRENT.get()).map(trace -> Duration.ofNanos(System.nanoTime() - trace.begun));
    }

    /**
     * Keeps a step of this thread's sign-on.
     *
     * @param namesAndValues the details' names and values in turn
     */
    public static void step(StepKind kind, Object... namesAndValues) {
        SignOnTrace trace = CURRENT.get();
        if (trace == null || (trace.steps.size() >= MOST_STEPS && kind != StepKind.HANDED_OFF)) {
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
