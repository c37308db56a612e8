package org.peakonjit.it.day;

import java.util.ArrayList;
import java.util.List;

/** What happened on a day, in its order, and which rules were broken then. */
final class Story {

    private final List<String> lines = new ArrayList<>();
    private boolean broken;

    Story(DayPlan plan) {
        lines.add(plan.application() + " " + plan.settings());
    }

    synchronized void tell(String line) {
        lines.add(line);
    }

    synchronized void broken(String what) {
        broken = true;
        lines.add("  BROKEN: " + what);
    }

    synchronized boolean isOfBrokenRules() {
        return broken;
    }

    @Override
    public synchronized String toString() {
        return String.join("\n", lines) + "\n";
    }
}
