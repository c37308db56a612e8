package org.peakonjit.administration.testsignin;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.secret.SealedJson;
import org.peakonjit.secret.Sealer;

/**
 * Carries a test sign-in through the browser, sealed: the ticket there, and what was asserted back. Nothing of either is
 * kept on a node or in the database.
 */
@Singleton
public class TestSignInSeal {

    /** An assertion has at most 256 KiB, of which its attributes are a part. */
    private static final int MOST_CHARACTERS = 400_000;

    private final SealedJson tickets;
    private final SealedJson asserted;

    @Inject
    public TestSignInSeal(Sealer sealer) {
        tickets = new SealedJson(sealer, "test-sign-in-ticket", MOST_CHARACTERS);
        asserted = new SealedJson(sealer, "test-sign-in", MOST_CHARACTERS);
    }

    /** For {@link #openTicket}. */
    public String seal(TestTicket ticket) {
        return tickets.seal(ticket, "");
    }

    /** Empty where it was not sealed here. It may be over, see {@link TestTicket#isValid}. */
    public Optional<TestTicket> openTicket(@Nullable String sealed) {
        return tickets.open(sealed, "", TestTicket.class);
    }

    /** @param test the id of the test, with which alone it opens */
    public String seal(Asserted what, String test) {
        return asserted.seal(what, test);
    }

    /** Empty where it was not sealed here for that test. */
    public Optional<Asserted> open(@Nullable String sealed, String test) {
        return asserted.open(sealed, test, Asserted.class);
    }
}
