package org.peakonjit.trace;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Of which distributed trace a request is a part (W3C Trace Context): what came with it goes on to Peakon, under another
 * parent-id for each request of ours.
 *
 * @param traceId 32 hexadecimal digits, not all zero
 * @param sampled whether who began the trace records it
 * @param state the tracestate, as it came; null where there is none
 */
public record TraceContext(
        String traceId, boolean sampled, @Nullable String state) {

    private static final Pattern PARENT =
            Pattern.compile("([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
    private static final Pattern MEMBER = Pattern.compile(
            "([a-z0-9][a-z0-9_*/-]{0,240}@)?[a-z0-9][a-z0-9_*/-]{0,255}=[ -+\\--<>-~]{0,255}[!-+\\--<>-~]");
    private static final int LONGEST_STATE = 512;
    private static final int MOST_MEMBERS = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A trace of our own, which nobody records. */
    public static TraceContext fresh() {
        return new TraceContext(random(16), false, null);
    }

    /** What the headers of a request say; a fresh one where they say nothing, or something malformed. */
    public static TraceContext of(@Nullable String traceparent, @Nullable String tracestate) {
        Matcher parent = PARENT.matcher(traceparent == null ? "" : traceparent.strip());
        if (!parent.matches()
                || parent.group(1).equals("ff")
                || parent.group(1).equals("00") && parent.group(5) != null
                || isZero(parent.group(2))
                || isZero(parent.group(3))) {
            return fresh();
        }
        boolean sampled = (Integer.parseInt(parent.group(4), 16) & 1) != 0;
        return new TraceContext(parent.group(2), sampled, state(tracestate));
    }

    private static boolean isZero(String digits) {
        return digits.chars().allMatch(digit -> digit == '0');
    }

    private static @Nullable String state(@Nullable String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST_STATE) {
            return null;
        }
        String[] members = text.split(",", -1);
        boolean sound = members.length <= MOST_MEMBERS
                && Arrays.stream(members)
                        .map(String::strip)
                        .allMatch(one -> one.isEmpty() || MEMBER.matcher(one).matches());
        return sound ? text : null;
    }

    /** The traceparent of a request that is made next: another one each time. */
    public String nextParent() {
        return "00-" + traceId + "-" + random(8) + (sampled ? "-01" : "-00");
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        random[bytes - 1] |= 1; // all zero is none
        return HexFormat.of().formatHex(random);
    }
}
