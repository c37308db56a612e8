package org.peakonjit.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.peakonjit.secret.Sealer;
import org.peakonjit.subject.NameId;
import org.peakonjit.subject.Subject;

/**
 * Carries what the company's IdP asserted in a test sign-in through the browser to the page that shows it, sealed and
 * bound to the test: nothing of it is kept on a node or in the database.
 */
@Singleton
class TestSignInSeal {

    private static final String PURPOSE = "test-sign-in";

    private final ObjectMapper json = new ObjectMapper();
    private final Sealer sealer;

    @Inject
    TestSignInSeal(Sealer sealer) {
        this.sealer = sealer;
    }

    /** What was asserted. */
    record Asserted(String issuer, String nameId, String format, Map<String, List<String>> attributes) {

        Asserted {
            attributes = Map.copyOf(attributes);
        }

        static Asserted of(Subject subject) {
            return new Asserted(
                    subject.issuer(), subject.nameId().value(), subject.nameId().format(), subject.attributes());
        }

        NameId name() {
            return new NameId(nameId, format);
        }
    }

    /** @param test the id of the test, with which alone it opens */
    String seal(Asserted asserted, String test) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(sealer.seal(PURPOSE, json.writeValueAsBytes(asserted), test));
        } catch (IOException e) {
            throw new IllegalStateException("cannot write what was asserted", e);
        }
    }

    /** Empty where it was not sealed here for that test. */
    Optional<Asserted> open(String sealed, String test) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(sealed);
            return Optional.of(json.readValue(sealer.open(PURPOSE, bytes, test), Asserted.class));
        } catch (Sealer.BrokenSealException | IllegalArgumentException | IOException e) {
            return Optional.empty();
        }
    }
}
