package org.peakonjit.audit.seal;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import org.peakonjit.audit.seal.SealedLine.Erasure;
import org.peakonjit.database.UnitOfWork;

/** Takes a person out of the audit's lines. The lines stay, and so do the seals over them. */
@Singleton
public class AuditErasure {

    private final SealBook book;
    private final Seals seals;
    private final UnitOfWork unitOfWork;

    @Inject
    AuditErasure(SealBook book, Seals seals, UnitOfWork unitOfWork) {
        this.book = book;
        this.seals = seals;
        this.unitOfWork = unitOfWork;
    }

    /**
     * Puts {@code token} for the person wherever they are named; returns in how many lines.
     *
     * @param token what stands for them from then on
     */
    public int erase(String person, String token) {
        return unitOfWork.call(() -> {
            AtomicInteger lines = new AtomicInteger();
            book.naming(person, line -> {
                erase(line, person, token);
                lines.incrementAndGet();
            });
            return lines.get();
        });
    }

    private void erase(SealedLine line, String person, String token) {
        Erasure earlier = line.erasure();
        byte[] commitment = earlier == null ? seals.commitment(line) : earlier.commitment();
        SealedLine now = book.pseudonymise(line, person, token);
        book.keep(now, seals.erasure(commitment, now));
    }
}
