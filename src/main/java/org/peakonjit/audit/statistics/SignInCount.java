package org.peakonjit.audit.statistics;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How many sign-ins of a day ended alike.
 *
 * @param day UTC
 * @param application null where it is not known
 * @param outcome {@code admitted} or the refusal's public code
 * @param accountWork whether an account at Peakon was worked on, or should have been
 * @param times of those that were handed on
 */
public record SignInCount(
        LocalDate day,
        @Nullable String application,
        String outcome,
        boolean accountWork,
        long signIns,
        SignInTimes times) {}
