package org.peakonjit.audit.seal;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.json.Worded;

/** Checks block after block whether the audit is as it was sealed, and stops at the first one that does not hold. */
@Singleton
public class AuditVerification {

    private static final int BLOCKS_AT_ONCE = 50;

    private final SealBook book;
    private final Seals seals;
    private final Clock clock;

    @Inject
    AuditVerification(SealBook book, Seals seals, Clock clock) {
        this.book = book;
        this.seals = seals;
        this.clock = clock;
    }

    /** Why a block does not hold. */
    public enum Finding implements Worded {
        /** A block is missing in front of it, or its predecessor is another one. */
        CHAIN_BROKEN,
        /** The block itself was changed, or sealed under another master key. */
        SEAL_CHANGED,
        /** One of its lines is not in the audit any more. */
        LINE_MISSING,
        LINE_CHANGED,
        /** Between its lines stands one that was never sealed. */
        LINE_ADDED
    }

    /** The first block that does not hold. */
    @Schema(name = "BrokenBlock")
    public record Broken(long block, Instant from, Instant until, Finding finding) {}

    /**
     * What came of it, as administrators read it.
     *
     * @param lastBlock where all lines are forgotten, the latest one
     * @param seal who notes it down can tell later that no block was cut off behind it
     */
    @Schema(name = "AuditVerification")
    public record Verified(
            @Schema(description = "whether all blocks that were looked at hold")
            boolean holds,

            @Schema(description = "the first one that was looked at; 0 where there is none")
            long firstBlock,

            @Schema(description = "the last one that holds; 0 where there is none")
            long lastBlock,

            @Schema(description = "when the first line of these blocks was written") @Nullable
            Instant from,

            @Schema(description = "when the last one was") @Nullable
            Instant until,

            long lines,

            @Schema(description = "lines out of which a person was erased")
            long erased,

            @Schema(description = "of the last block that holds, in hex") @Nullable
            String seal,

            @Schema(description = "the first block that does not hold; null where all do") @Nullable
            Broken broken,

            @Schema(description = "what to ask for as after, to go on; null where all blocks were looked at") @Nullable
            Long next) {}

    /**
     * Looks at the blocks behind that number, 0 = all that are kept, as far as the time allows. Behind a number that is
     * forgotten, the first one that is kept begins the chain; it may be without its lines, and none behind it.
     *
     * @param time after which no other block is begun
     */
    public Verified after(long number, Duration time) {
        Instant end = clock.instant().plus(time);
        Tally tally = new Tally();
        AuditSeal before = first(0).filter(kept -> kept.number() <= number)
                .flatMap(kept -> first(number - 1))
                .orElse(null);
        long at = number;
        while (true) {
            List<AuditSeal> blocks = book.after(at, BLOCKS_AT_ONCE);
            for (AuditSeal block : blocks) {
                Optional<Finding> finding = finding(before, block, tally);
                if (finding.isPresent()) {
                    finding = finding(before, block, tally); // it may have been erased from just then
                }
                if (finding.isPresent()) {
                    return tally.broken(block, finding.get());
                }
                tally.seen(block);
                before = block;
                at = block.number();
                if (!clock.instant().isBefore(end)) {
                    return tally.unfinished();
                }
            }
            if (blocks.size() < BLOCKS_AT_ONCE) {
                return tally.whole();
            }
        }
    }

    private Optional<AuditSeal> first(long behind) {
        return book.after(behind, 1).stream().findFirst();
    }

    private Optional<Finding> finding(@Nullable AuditSeal before, AuditSeal block, Tally tally) {
        if (before != null && (block.number() != before.number() + 1 || !block.continues(before.mac()))) {
            return Optional.of(Finding.CHAIN_BROKEN);
        }
        if (!seals.isOurs(block)) {
            return Optional.of(Finding.SEAL_CHANGED);
        }
        tally.lines = 0;
        tally.erased = 0;
        if (before == null && book.entries(block).isEmpty()) {
            return Optional.empty();
        }
        Instant from = before == null || before.until().isAfter(block.from()) ? block.from() : before.until();
        Set<UUID> wanted = Set.copyOf(block.lines());
        Map<UUID, SealedLine> found = new HashMap<>();
        Set<UUID> others = new HashSet<>();
        Optional<SealedLine> last = Optional.empty();
        List<SealedLine> lines;
        do {
            lines = book.lines(from, block.until().plusNanos(1000), last, SealAudit.MOST_LINES);
            for (SealedLine line : lines) {
                if (wanted.contains(line.id())) {
                    found.put(line.id(), line);
                } else {
                    others.add(line.id());
                }
            }
            last = lines.isEmpty() ? last : Optional.of(lines.get(lines.size() - 1));
        } while (lines.size() == SealAudit.MOST_LINES);
        List<SealedLine> its = new ArrayList<>();
        for (UUID id : block.lines()) {
            SealedLine line = found.get(id);
            if (line == null) {
                return Optional.of(Finding.LINE_MISSING);
            }
            its.add(line);
        }
        if (!seals.holds(block, its)) {
            return Optional.of(Finding.LINE_CHANGED);
        }
        if (!others.isEmpty() && hasStranger(from, block.until(), others)) {
            return Optional.of(Finding.LINE_ADDED);
        }
        tally.lines = its.size();
        tally.erased = its.stream().filter(line -> line.erasure() != null).count();
        return Optional.empty();
    }

    /** What is late may be in a later block, or not sealed yet. */
    private boolean hasStranger(Instant from, Instant until, Set<UUID> others) {
        Set<UUID> strangers = new HashSet<>(others);
        book.between(from, until).forEach(block -> block.lines().forEach(strangers::remove));
        Instant decided = clock.instant().minus(SealAudit.LATEST);
        return !strangers.isEmpty() && until.isBefore(decided);
    }

    private static final class Tally {

        private @Nullable AuditSeal first;
        private @Nullable AuditSeal last;
        private long linesSoFar;
        private long lines;
        private long erasedSoFar;
        private long erased;

        void seen(AuditSeal block) {
            first = first == null && lines > 0 ? block : first;
            last = block;
            linesSoFar += lines;
            erasedSoFar += erased;
        }

        Verified whole() {
            return verified(null, null);
        }

        Verified unfinished() {
            return verified(null, last == null ? null : last.number());
        }

        Verified broken(AuditSeal block, Finding finding) {
            return verified(new Broken(block.number(), block.from(), block.until(), finding), null);
        }

        private Verified verified(@Nullable Broken broken, @Nullable Long next) {
            return new Verified(
                    broken == null,
                    first == null ? 0 : first.number(),
                    last == null ? 0 : last.number(),
                    first == null ? null : first.from(),
                    last == null ? null : last.until(),
                    linesSoFar,
                    erasedSoFar,
                    last == null ? null : HexFormat.of().formatHex(last.mac()),
                    broken,
                    next);
        }
    }
}
