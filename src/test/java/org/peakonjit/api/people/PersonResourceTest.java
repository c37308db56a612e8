package org.peakonjit.api.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.access.Administrator;
import org.peakonjit.access.Role;
import org.peakonjit.api.caller.Caller;

class PersonResourceTest {

    private static final SecurityContext ADMIN =
            new Caller(new Administrator("admin", Role.ADMINISTRATOR), Optional.empty(), true);

    private final PersonResource resource = new PersonResource();

    /** A blank in place of the address, as a script without its variable asks for: everybody would be meant. */
    @ParameterizedTest
    @ValueSource(strings = {" ", "\t", "\u00a0", "-"})
    void handsOutAndErasesNobody(String nobody) {
        assertIsAbsent(() -> resource.data(nobody, ADMIN));
        assertIsAbsent(() -> resource.erase(nobody, ADMIN));
    }

    private static void assertIsAbsent(ThrowingCallable request) {
        assertThatThrownBy(request)
                .isInstanceOfSatisfying(
                        WebApplicationException.class,
                        e -> assertThat(e.getResponse().getStatus()).isEqualTo(404));
    }
}
