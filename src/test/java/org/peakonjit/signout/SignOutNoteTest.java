package org.peakonjit.signout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.peakonjit.refusal.Fault;

class SignOutNoteTest {

    private static final String IDP = "";

    private static Fault note(List<String> done, List<String> failed) {
        return SignOutNote.of(new SignOutStep.Ended(done, failed, false, Optional.empty()));
    }

    @Test
    void namesWhoConfirmedAndWhoDidNot() {
        assertThat(note(List.of("peakon", IDP), List.of()).english())
                .isEqualTo("signed out at peakon, the company's IdP");
        assertThat(note(List.of(IDP), List.of("peakon", "other")).english())
                .isEqualTo("signed out at the company's IdP, not at peakon, other");
        assertThat(note(List.of(), List.of(IDP)).english()).isEqualTo("signed out nowhere: not at the company's IdP");
    }

    @Test
    void saysThatNobodyKnowsWhere() {
        assertThat(SignOutNote.of(new SignOutStep.Ended(List.of(), List.of("peakon"), true, Optional.empty())))
                .isEqualTo(SignOutNote.NOT_REMEMBERED.fault());
    }

    @Test
    void isKeptAsACodeAndTheNames() {
        Fault note = note(List.of("peakon"), List.of(IDP));

        assertThat(note.text())
                .isEqualTo("{\"code\":\"signOut.partly\",\"arguments\":[\"peakon\","
                        + "{\"code\":\"signOut.idp\",\"arguments\":[]}]}");
        assertThat(Fault.of(note.text()).in(Locale.GERMAN))
                .isEqualTo("Abgemeldet bei peakon, nicht bei dem Identitätsanbieter des Unternehmens");
    }
}
