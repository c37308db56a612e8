package org.peakonjit.audit.seal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.seal.SealedLine.Erasure;

/** The seals, and the audit's lines as they are sealed. Every method joins the current transaction, if there is one. */
public interface SealBook {

    Optional<AuditSeal> last();

    /** The blocks behind that number, in their order. */
    List<AuditSeal> after(long number, int atMost);

    /** The blocks that have lines between the two instants, both included. */
    List<AuditSeal> between(Instant from, Instant until);

    /**
     * Lines in order of time and id.
     *
     * @param from inclusive
     * @param until exclusive
     * @param after the line behind which to go on; empty = from the first one on
     */
    List<SealedLine> lines(Instant from, Instant until, Optional<SealedLine> after, int atMost);

    /** The lines of a block, as the audit has them. */
    List<AuditEntry> entries(AuditSeal seal);

    /** The last block that was forwarded; 0 = none. */
    long forwarded();

    void forwarded(long block);

    /** Keeps a block. Throws where another one has its number. */
    void append(AuditSeal seal);

    /**
     * Forgets the blocks that have older lines, which whoever drops lines of the audit says with it: the chain begins
     * behind them then. The latest block stays without its lines, so that no number comes twice. Returns how many. What
     * was kept of erased lines goes with them.
     */
    int forgetBefore(Instant instant);

    /**
     * Hands over each line that names somebody, in whatever field; nobody else changes it until the current transaction
     * ends. Steps that name them are forgotten, whoever's sign-on it was. However long the audit is, a part of it is looked
     * at and held in memory at a time.
     */
    void naming(String person, Consumer<SealedLine> each);

    /**
     * Puts {@code token} for the person in the line's fields, and takes out what else the line says of them: address,
     * steps, the states before and after.
     *
     * @return the line as it is then
     */
    SealedLine pseudonymise(SealedLine line, String person, String token);

    /** Keeps what is left of an erased line's fields. */
    void keep(SealedLine line, Erasure erasure);
}
