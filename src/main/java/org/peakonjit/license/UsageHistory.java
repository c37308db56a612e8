package org.peakonjit.license;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;

/** How many licences each application consumed, day by day (UTC). */
public interface UsageHistory {

    /**
     * The last number of a day.
     *
     * @param limit empty = unlimited
     */
    record Point(LocalDate day, long consumed, OptionalInt limit) {

        /**
         * The number of several applications together.
         *
         * @param limits their limits added up; what is beyond the highest limit that there can be counts as that
         */
        public static Point together(LocalDate day, long consumed, long limits) {
            return new Point(day, consumed, OptionalInt.of((int) Math.min(limits, Integer.MAX_VALUE)));
        }
    }

    /** Notes the number of the day; a later one of the same day replaces it. */
    void keep(String application, Point point);

    /** The days from {@code first} on, oldest first; days on which nothing was noted are left out. */
    List<Point> since(String application, LocalDate first);

    /** All applications together, the limit too, where each has one that day. */
    List<Point> togetherSince(LocalDate first);
}
