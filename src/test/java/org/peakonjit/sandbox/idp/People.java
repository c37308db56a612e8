package org.peakonjit.sandbox.idp;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.sandbox.idp.Person.AtPeakon;
import org.peakonjit.sandbox.idp.Person.Outcome;
import org.peakonjit.sandbox.idp.Person.Story;

/** The people of Acme Corp: one for each thing that can happen. */
public record People(List<Person> all) {

    /** The group that the demo's policy asks for. */
    public static final String GROUP = "peakon-users";

    /** The organizational unit that the demo's other policy asks for. */
    public static final String UNIT = "OU=Research,DC=corp,DC=example";

    /** The e-mail domain that the demo's application asks for. */
    public static final String DOMAIN = "corp.example";

    private static final String STAFF = "OU=Staff,DC=corp,DC=example";
    private static final List<String> IN_GROUP = List.of("all-staff", GROUP);
    private static final List<String> NOT_IN_GROUP = List.of("all-staff");

    public People {
        all = List.copyOf(all);
    }

    public Optional<Person> find(@Nullable String id) {
        return all.stream().filter(person -> person.id().equals(id)).findFirst();
    }

    /** Eleven people of one company. */
    public static People ofAcme() {
        return new People(List.of(
                person("ada", "Ada", "Novak", "Software engineer", IN_GROUP, STAFF, newcomer("New at Peakon")),
                person(
                        "dan",
                        "Dan",
                        "Fischer",
                        "Team lead",
                        IN_GROUP,
                        STAFF,
                        known("Known at Peakon already", "His account is found and adopted, and counted as a seat.")),
                person("ben", "Ben", "Okafor", "Designer", IN_GROUP, STAFF, newcomer("Another new one")),
                person("chloe", "Chloé", "Martin", "Accountant", IN_GROUP, STAFF, newcomer("One more new one")),
                person(
                        "elif",
                        "Elif",
                        "Yılmaz",
                        "Head of people",
                        IN_GROUP,
                        STAFF,
                        known(
                                "Known, for when the limit is reached",
                                "Has an account, so she passes even then; consumption exceeds the limit and says so.")),
                person(
                        "farid",
                        "Farid",
                        "Rahimi",
                        "Researcher",
                        NOT_IN_GROUP,
                        UNIT,
                        newcomer("New, by organizational unit")),
                person(
                        "jonas",
                        "Jonas",
                        "Weber",
                        "On parental leave",
                        IN_GROUP,
                        STAFF,
                        new Story(
                                AtPeakon.INACTIVE,
                                Outcome.ADMITTED,
                                "Inactive at Peakon",
                                "Admitted and counted; his account stays inactive, and the audit says so.")),
                person(
                        "greta",
                        "Greta",
                        "Olsen",
                        "Contractor",
                        NOT_IN_GROUP,
                        "OU=Contractors,DC=corp,DC=example",
                        refused("In no policy", "Neither in the group nor under the unit: policy.not-entitled.")),
                reused(
                        refused(
                                "Has a re-used address",
                                "Ada had it before her: subject.conflict once Ada has a seat, until an administrator decides.")),
                elsewhere(refused("Wrong e-mail domain", "His address is of partner.example: policy.wrong-domain.")),
                person(
                        "indra",
                        "Indra",
                        null,
                        "Trainee",
                        IN_GROUP,
                        STAFF,
                        refused("Has no last name", "Peakon needs one: subject.incomplete, naming the attribute."))));
    }

    private static Story newcomer(String headline) {
        return new Story(
                AtPeakon.NOTHING,
                Outcome.DEPENDS,
                headline,
                "Gets an account while signing in, if a seat is left; else license.limit-reached.");
    }

    private static Story known(String headline, String text) {
        return new Story(AtPeakon.ACTIVE, Outcome.ADMITTED, headline, text);
    }

    private static Story refused(String headline, String text) {
        return new Story(AtPeakon.NOTHING, Outcome.REFUSED, headline, text);
    }

    private static Person reused(Story story) {
        return new Person(
                "adele",
                "Adele",
                "Novak",
                "ada.novak@" + DOMAIN,
                "Working student",
                "CN=Adele Novak," + STAFF,
                IN_GROUP,
                number("adele"),
                story);
    }

    private static Person elsewhere(Story story) {
        return new Person(
                "hugo",
                "Hugo",
                "Silva",
                "hugo.silva@partner.example",
                "Partner consultant",
                "CN=Hugo Silva," + STAFF,
                IN_GROUP,
                number("hugo"),
                story);
    }

    private static Person person(
            String id,
            String givenName,
            @Nullable String familyName,
            String jobTitle,
            List<String> groups,
            String unit,
            Story story) {
        String local = id + (familyName == null ? "" : "." + ascii(familyName));
        String commonName = familyName == null ? givenName : givenName + " " + familyName;
        return new Person(
                id,
                givenName,
                familyName,
                local + "@" + DOMAIN,
                jobTitle,
                "CN=" + commonName + "," + unit,
                groups,
                number(id),
                story);
    }

    private static String ascii(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).replace('ı', 'i');
    }

    private static String number(String id) {
        return "E" + (1000 + Math.floorMod(id.hashCode(), 9000));
    }
}
