package org.peakonjit.walk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.peakonjit.license.person.Issuers;
import org.peakonjit.subject.AttributeNames;
import org.peakonjit.subject.NameId;
import org.peakonjit.subject.Subject;

/** The company: its people as the directory has them, and the identity providers it had. */
final class Company implements Issuers {

    static final int PEOPLE = 5;

    /** More than people; two of them look alike. */
    static final List<String> ADDRESSES = List.of(
            "ann@corp.example",
            "mike@corp.example",
            "mi\u212Ae@corp.example",
            "bob@corp.example",
            "eve@corp.example",
            "ann.ray@corp.example",
            "zoe@corp.example");

    /** By what the identity provider knows somebody for good. */
    enum Identity {
        /** Which is Peakon's externalId, too. */
        OBJECT_GUID,
        SUBJECT_ID,
        NOTHING
    }

    /** Somebody as the directory has them. */
    record Entry(
            int person,
            Identity identity,
            String address,
            @Nullable String number,
            String language,
            boolean left) {

        Entry at(String newAddress) {
            return new Entry(person, identity, newAddress, number, language, left);
        }

        Entry numbered(@Nullable String newNumber) {
            return new Entry(person, identity, address, newNumber, language, left);
        }

        Entry speaking(String newLanguage) {
            return new Entry(person, identity, address, number, newLanguage, left);
        }

        Entry known(Identity newIdentity) {
            return new Entry(person, newIdentity, address, number, language, left);
        }

        Entry gone() {
            return new Entry(person, identity, address, number, language, true);
        }
    }

    /** What the identity provider says of somebody. */
    record Assertion(Entry entry, String issuer, String id, Instant at, Subject subject) {}

    private final VirtualTime time;
    private final List<Entry> people = new ArrayList<>();
    private final Map<Integer, Assertion> earlier = new HashMap<>();
    private final Set<String> silent = new HashSet<>();
    private final Map<String, Instant> renewed = new LinkedHashMap<>();
    private int provider;
    private int generation;

    Company(VirtualTime time) {
        this.time = time;
        List<Identity> known = List.of(
                Identity.OBJECT_GUID, Identity.SUBJECT_ID, Identity.OBJECT_GUID, Identity.SUBJECT_ID, Identity.NOTHING);
        for (int i = 0; i < PEOPLE; i++) {
            people.add(new Entry(i, known.get(i), ADDRESSES.get(i), i == 3 ? null : "100" + i, "en", false));
        }
    }

    Entry entry(int person) {
        return people.get(person);
    }

    String issuer() {
        return "https://idp" + provider + ".corp.example";
    }

    /** What the directory says of somebody now; or what it said before their entry changed last. */
    Assertion assertion(int person, boolean old, int spelling) {
        Assertion before = earlier.get(person);
        if (old && before != null && !silent.contains(before.issuer())) {
            return before;
        }
        Entry entry = people.get(person);
        String id = "p" + person + "-g" + generation + "-i" + provider;
        String spelled = switch (spelling % 3) {
            case 1 ->
                entry.address().substring(0, 2).toUpperCase(Locale.ROOT)
                        + entry.address().substring(2);
            case 2 -> " " + entry.address() + "\n";
            default -> entry.address();
        };
        Map<String, List<String>> attributes = new HashMap<>();
        attributes.put("email", List.of(spelled));
        attributes.put("givenName", List.of("Given"));
        attributes.put("sn", List.of(familyName(person)));
        attributes.put("preferredLanguage", List.of(entry.language()));
        Optional.ofNullable(entry.number()).ifPresent(number -> attributes.put("employeeNumber", List.of(number)));
        if (entry.identity() != Identity.NOTHING) {
            attributes.put(entry.identity() == Identity.OBJECT_GUID ? "objectGUID" : "subject-id", List.of(id));
        }
        NameId nameId = new NameId("session", NameId.TRANSIENT);
        return new Assertion(
                entry,
                issuer(),
                id,
                time.instant(),
                new Subject(issuer(), nameId, attributes, AttributeNames.common()));
    }

    /** Whose name an account bears. */
    static String familyName(int person) {
        return "Family" + person;
    }

    static int numberOf(String familyName) {
        return Integer.parseInt(familyName.substring("Family".length()));
    }

    private void change(Entry entry) {
        earlier.put(entry.person(), assertion(entry.person(), false, 0));
        people.set(entry.person(), entry);
    }

    private boolean isFree(String address) {
        return people.stream().noneMatch(one -> one.address().equals(address) && !one.left());
    }

    /** Whoever is known by nothing but an address keeps it. */
    private boolean isFixed(int person) {
        return people.get(person).identity() == Identity.NOTHING
                || people.get(person).left();
    }

    void rename(int person, int address) {
        String wanted = ADDRESSES.get(address % ADDRESSES.size());
        if (!isFixed(person) && isFree(wanted) && !wanted.equals(ADDRESSES.get(PEOPLE - 1))) {
            change(people.get(person).at(wanted));
        }
    }

    /** One leaves, and another gets the address. */
    void handDown(int from, int to) {
        if (from != to && !isFixed(from) && !isFixed(to)) {
            String address = people.get(from).address();
            change(people.get(from).gone());
            change(people.get(to).at(address));
        }
    }

    void swap(int one, int other) {
        if (one != other && !isFixed(one) && !isFixed(other)) {
            String address = people.get(one).address();
            change(people.get(one).at(people.get(other).address()));
            change(people.get(other).at(address));
        }
    }

    void swapNumbers(int one, int other) {
        if (one != other) {
            String number = people.get(one).number();
            change(people.get(one).numbered(people.get(other).number()));
            change(people.get(other).numbered(number));
        }
    }

    void speak(int person, String language) {
        change(people.get(person).speaking(language));
    }

    /** The identity provider begins to say who it is. */
    void identify(int person) {
        if (people.get(person).identity() == Identity.NOTHING) {
            change(people.get(person).known(Identity.SUBJECT_ID));
        }
    }

    /** @param overlap whether the old one still speaks for everybody */
    void changeProvider(boolean overlap) {
        remember();
        if (!overlap) {
            silent.add(issuer());
        }
        provider++;
    }

    void silenceOldProviders() {
        for (int i = 0; i < provider; i++) {
            silent.add("https://idp" + i + ".corp.example");
        }
    }

    /** The identity provider gives everybody another identifier. */
    void renewIdentifiers() {
        remember();
        generation++;
    }

    private void remember() {
        for (int i = 0; i < PEOPLE; i++) {
            earlier.put(i, assertion(i, false, 0));
        }
    }

    /** An administrator says that it did. */
    void sayThatIdentifiersAreNew() {
        earlier.clear();
        renewed.put(issuer(), time.instant());
    }

    @Override
    public boolean speaksFor(String issuer, String address) {
        return !silent.contains(issuer);
    }

    @Override
    public Optional<Instant> identifiersSince(String issuer) {
        return Optional.ofNullable(renewed.get(issuer));
    }
}
