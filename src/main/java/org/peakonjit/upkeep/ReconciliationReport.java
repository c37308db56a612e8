package org.peakonjit.upkeep;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.peakonjit.refusal.Fault;

/**
 * What a comparison of the ledger with Peakon's accounts found. Lists are cut at {@link #LONGEST_LIST}, numbers are not.
 *
 * @param failure a {@link Fault#text}: why Peakon's accounts could not all be read; nothing was released then. Null when they were
 * @param accounts how many accounts Peakon has
 * @param seats how many seats were consumed before
 * @param unknownAccounts accounts that nobody here holds a seat for: how many, and their userNames
 * @param seatsWithoutAccount seats whose account is gone: how many, and their holders; where Peakon's accounts could not
 *     all be read, those of the report before, as long as seats are held
 * @param held how many seats would have been released, or may have to be, had they not been too many at once: they wait for
 *     an administrator (rule W8); where Peakon's accounts could not all be read, those of the report before
 * @param released how many seats were released
 * @param inactiveHolders seat holders whose account is inactive: how many, and their userNames
 */
public record ReconciliationReport(
        Instant at,
        @Nullable String failure,
        long accounts,
        long seats,
        Finding unknownAccounts,
        Finding seatsWithoutAccount,
        Finding inactiveHolders,
        long held,
        long released) {

    /** The most names a list carries. */
    public static final int LONGEST_LIST = 1000;

    /** A number, and the first names behind it. */
    public record Finding(long count, List<String> names) {
        public Finding {
            names = List.copyOf(names);
        }

        public static Finding of(List<String> all) {
            return new Finding(all.size(), all.stream().limit(LONGEST_LIST).toList());
        }
    }
}
