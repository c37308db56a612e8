package org.peakonjit.alerting.watch;

import org.peakonjit.alerting.Severity;

/** How near the end of a certificate is: 60, 30, 7 days, 1 day, and past it. */
final class ExpiryStage {

    private static final int[] DAYS = {60, 30, 7, 1, -1};
    private static final int CRITICAL = 3;

    private ExpiryStage() {}

    /** @param daysLeft whole days; negative when it has ended
     *  @return 0 = far away */
    static int of(long daysLeft) {
        int stage = 0;
        while (stage < DAYS.length && daysLeft <= DAYS[stage]) {
            stage++;
        }
        return stage;
    }

    static Severity severity(int stage) {
        return stage < CRITICAL ? Severity.WARNING : Severity.CRITICAL;
    }
}
