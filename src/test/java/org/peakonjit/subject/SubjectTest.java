package org.peakonjit.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peakonjit.application.Fixtures;
import org.peakonjit.subject.AttributeNames.Known;

class SubjectTest {

    @Test
    void isOnePersonInAnyCase() {
        assertThat(Subjects.withEmail("Ann.Lee@Corp.Example").address())
                .contains(new EmailAddress("ann.lee@corp.example"));
    }

    @Test
    void isNotTheLookAlikeOfAnother() {
        String kelvin = "fran\u212A@corp.example";
        assertThat(Subjects.withEmail(kelvin).address()).contains(new EmailAddress(kelvin));
    }

    @Test
    void isOfNoLookAlikeDomain() {
        assertThat(Fixtures.peakon(1).hasDomainOf(Subjects.withEmail("ann@CORP.example")))
                .isTrue();
        assertThat(Fixtures.peakon(1).hasDomainOf(Subjects.withEmail("ann@corp.e\u00d7ample")))
                .isFalse();
        assertThat(Fixtures.peakon(1).hasDomainOf(Subjects.withEmail("ann@\u017fub.corp.example")))
                .isFalse();
    }

    @Test
    void findsWhatAnIdpCallsByItsOwnName() {
        Subject entra = Subjects.with(Map.of(
                "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress", List.of("ann@corp.example"),
                "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname", List.of("Ann")));
        assertThat(entra.address()).contains(new EmailAddress("ann@corp.example"));
        assertThat(entra.values("givenName")).containsExactly("Ann");
    }

    @Test
    void takesWhatTheSettingNamesBeforeAnAttributeThatIsCalledLikeIt() {
        List<String> home = List.of("ann@home.example");
        Subject ann = withEmailIn("mail", Map.of("email", home, "mail", List.of("ann@corp.example")));
        assertThat(ann.values("email")).containsExactly("ann@corp.example");
        assertThat(ann.email()).contains("ann@corp.example");
        assertThat(withEmailIn("mail", Map.of("email", home)).values("email")).isEqualTo(home);
    }

    private static Subject withEmailIn(String attribute, Map<String, List<String>> attributes) {
        return new Subject(
                Subjects.IDP,
                new NameId("ann", NameId.PERSISTENT),
                attributes,
                new AttributeNames(Map.of(Known.EMAIL, List.of(attribute))));
    }

    /** Another key would be another person. */
    @Test
    void isKnownByTheAttributeItselfBeforeWhatItIsCalledLike() {
        AttributeNames names = new AttributeNames(Map.of(
                Known.EMAIL, List.of("mail"),
                Known.EXTERNAL_ID, List.of("guid"),
                Known.PERSON_ID, List.of("externalId")));
        Map<String, List<String>> attributes =
                Map.of("mail", List.of("ann@corp.example"), "guid", List.of("g-1"), "externalId", List.of("x-1"));
        Subject ann = new Subject(Subjects.IDP, new NameId("ann", NameId.PERSISTENT), attributes, names);
        assertThat(ann.person()).contains(new Person(Subjects.IDP, "x-1", "ann@corp.example"));
        assertThat(ann.values("externalId")).containsExactly("g-1");
    }

    @Test
    void takesTheEmailFromANameIdThatIsOne() {
        NameId nameId = new NameId("ann@corp.example", NameId.EMAIL_ADDRESS);
        assertThat(new Subject(Subjects.IDP, nameId, Map.of(), AttributeNames.common()).email())
                .contains("ann@corp.example");
        assertThat(new Subject(Subjects.IDP, nameId, Map.of(), AttributeNames.common()).values("email"))
                .containsExactly("ann@corp.example");
        NameId opaque = new NameId("ann@corp.example", NameId.PERSISTENT);
        assertThat(new Subject(Subjects.IDP, opaque, Map.of(), AttributeNames.common()).email())
                .isEmpty();
    }

    @Test
    void hasNoWhiteSpaceAroundAnyValue() {
        Subject formatted = Subjects.with(Map.of(
                "email", List.of("\n  Ann@corp.example\n "),
                "groups", List.of("\n peakon-users\n", "\u00a0staff\ufeff", " \t "),
                "objectGUID", List.of(" 4711\r\n")));
        assertThat(formatted.email()).contains("Ann@corp.example");
        assertThat(formatted.values(Known.GROUPS)).containsExactly("peakon-users", "staff");
        assertThat(formatted.attributes()).containsEntry("objectGUID", List.of("4711"));
    }

    @Test
    void readsSeveralGroupsInOneValueWhereTheSettingsNameWhatIsBetweenThem() {
        Map<String, List<String>> attributes = Map.of("groups", List.of("a; b;;CN=c,OU=G ", "d"));
        Subject split = new Subject(
                Subjects.IDP,
                new NameId("ann", NameId.PERSISTENT),
                attributes,
                new AttributeNames(AttributeNames.common().names(), ";"));
        assertThat(split.values(Known.GROUPS)).containsExactly("a", "b", "CN=c,OU=G", "d");
        assertThat(Subjects.with(attributes).values(Known.GROUPS)).containsExactly("a; b;;CN=c,OU=G", "d");
    }

    @Test
    void saysThatThereAreTooManyGroupsToNameThem() {
        List<String> link = List.of("https://graph.windows.net/t/users/u/getMemberObjects");
        assertThat(Subjects.with(Map.of(AttributeNames.GROUPS_LINK, link)).hasTooManyGroups())
                .isTrue();
        assertThat(Subjects.with(Map.of(AttributeNames.GROUPS_LINK, link, "groups", List.of("g")))
                        .hasTooManyGroups())
                .isFalse();
        assertThat(Subjects.named("ann").hasTooManyGroups()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "FirstName, givenName",
        "User.FirstName, givenName",
        "First Name, givenName",
        "urn:corp:first_name, givenName",
        "http://corp.example/claims/LastName, familyName",
        "E-Mail, email",
        "JobTitle, jobTitle"
    })
    void knowsWhatLooksLikeWhatIsMissing(String came, String asked) {
        Subject subject = Subjects.with(Map.of(came, List.of("x"), "firstname-of-the-boss", List.of("y")));
        assertThat(subject.lookAlike(asked)).contains(came);
    }

    @Test
    void nothingLooksLikeWhatDidNotComeAtAll() {
        Subject subject = Subjects.with(Map.of("name", List.of("x"), "FirstName", List.of(" ")));
        assertThat(subject.lookAlike("givenName")).isEmpty();
        assertThat(subject.lookAlike("familyName")).isEmpty();
    }

    @Test
    void tellsTheLogNothingOfThePerson() {
        assertThat(Subjects.named("ann").toString()).doesNotContain("ann").contains(Subjects.IDP);
        NameId nameId = new NameId("ann", NameId.PERSISTENT);
        assertThat(nameId.toString()).doesNotContain("ann").contains(NameId.PERSISTENT);
    }
}
