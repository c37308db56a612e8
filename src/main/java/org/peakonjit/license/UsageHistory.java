package org.peakonjit.license;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** How many licences each application consumed, day by day (UTC). */
public interface UsageHistory {

    /**
     * The last number of a day.
     *
     * @param limit empty = unlimited
     */
    record Point(LocalDate day, long consumed, OptionalInt limit) {

        /** Of several applications; their limits together are no more than a limit can be. */
        public static Point together(LocalDate day, long consumed, OptionalLong limits) {
            return new Point(
                    day,
                    consumed,
                    limits.isPresent()
                            ? OptionalInt.of((int) Math.min(Integer.MAX_VALUE, limits.getAsLong()))
                            : OptionalInt.empty());
        }
    }

    /** Notes the number of the day; a later one of the same day replaces it. */
    void keep(String application, Point point);

    /** The days from {@code first} on, oldest first; days on which nothing was noted are left out. */
    List<Point> since(String application, LocalDate first);

    /** All applications together, the limit too, where each has one that day. */
    List<Point> togetherSince(LocalDate first);
}
