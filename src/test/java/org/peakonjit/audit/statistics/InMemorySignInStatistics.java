package org.peakonjit.audit.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Statistics over lists, for tests of those who ask for them. */
public final class InMemorySignInStatistics implements SignInStatistics {

    /** What the audit has. */
    public final List<SignInCount> audit = new ArrayList<>();

    /** The days that were counted in the audit. */
    public final List<LocalDate> counted = new ArrayList<>();

    final TreeMap<LocalDate, List<SignInCount>> closed = new TreeMap<>();

    @Override
    public Optional<LocalDate> lastClosed() {
        return Optional.ofNullable(closed.isEmpty() ? null : closed.lastKey());
    }

    @Override
    public List<SignInCount> closed(LocalDate first, Optional<String> application) {
        return closed.tailMap(first).values().stream()
                .flatMap(List::stream)
                .filter(count -> isOf(count, application))
                .toList();
    }

    @Override
    public List<SignInCount> count(LocalDate day, Optional<String> application) {
        counted.add(day);
        return audit.stream()
                .filter(count -> count.day().equals(day) && isOf(count, application))
                .toList();
    }

    @Override
    public void close(LocalDate day, List<SignInCount> counts) {
        closed.put(day, counts);
    }

    private static boolean isOf(SignInCount count, Optional<String> application) {
        return application.isEmpty() || Objects.equals(application.get(), count.application());
    }
}
