package org.peakonjit.sandbox.idp;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.peakonjit.sandbox.idp.Person.Outcome;
import org.peakonjit.sandbox.saml.Binding;

/**
 * The page where one picks a person.
 *
 * @param request the AuthnRequest to answer then; null = the dashboard follows
 */
record PickView(String action, @Nullable String request, String relayState, List<Section> sections) {

    /** People with the same outcome, under one heading. */
    record Section(String title, List<Person> people) {}

    static PickView during(byte[] request, @Nullable String relayState, People people) {
        return new PickView(
                "/sso/pick",
                Binding.POST.encode(request),
                Objects.requireNonNullElse(relayState, ""),
                sections(people));
    }

    static PickView before(People people) {
        return new PickView("/sign-in", null, "", sections(people));
    }

    private static List<Section> sections(People people) {
        return List.of(
                section("People who need a seat", Outcome.DEPENDS, people),
                section("People who have an account already", Outcome.ADMITTED, people),
                section("People who are not let in", Outcome.REFUSED, people));
    }

    private static Section section(String title, Outcome outcome, People people) {
        return new Section(
                title,
                people.all().stream()
                        .filter(person -> person.story().outcome() == outcome)
                        .toList());
    }
}
