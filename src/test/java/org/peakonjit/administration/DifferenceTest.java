package org.peakonjit.administration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.peakonjit.administration.Difference.Line;

class DifferenceTest {

    private static final String BEFORE = """
            {"name":"peakon","description":"Surveys","domainName":null,
             "policies":[{"name":"Staff","groups":["a","b"]},{"name":"Old","groups":["x"]}],
             "scim":{"licenseConsumptionLimit":10,"bearerToken":"********"}}""";
    private static final String AFTER = """
            {"name":"peakon","description":"Surveys","domainName":"corp.example",
             "policies":[{"name":"New","groups":["y"]},{"name":"Staff","groups":["a","c"]}],
             "scim":{"licenseConsumptionLimit":20,"bearerToken":"********"},"bearerTokenChanged":true}""";

    @Test
    void namesEachFieldThatIsDifferent() {
        assertThat(Difference.between(BEFORE, AFTER))
                .containsExactly(
                        new Line("bearerTokenChanged", null, "true"),
                        new Line("domainName", null, "corp.example"),
                        new Line("policies / New / groups", null, "y"),
                        new Line("policies / New / name", null, "New"),
                        new Line("policies / Old / groups", "x", null),
                        new Line("policies / Old / name", "Old", null),
                        new Line("policies / Staff / groups", "a\nb", "a\nc"),
                        new Line("scim / licenseConsumptionLimit", "10", "20"));
    }

    /** An application has but the name of a policy that it shares: what goes first changes none of the others. */
    @Test
    void tellsReferencesToSharedPoliciesApart() {
        assertThat(Difference.between(
                        "{\"policies\":[{\"shared\":\"Staff\"},{\"shared\":\"Guests\"}]}",
                        "{\"policies\":[{\"shared\":\"Guests\"}]}"))
                .containsExactly(new Line("policies / Staff / shared", "Staff", null));
    }

    @Test
    void tellsOfWhatBeginsAndEnds() {
        assertThat(Difference.between(null, "{\"role\":\"auditor\"}"))
                .containsExactly(new Line("role", null, "auditor"));
        assertThat(Difference.between("{\"role\":\"auditor\"}", null))
                .containsExactly(new Line("role", "auditor", null));
        assertThat(Difference.between(null, null)).isEmpty();
    }

    @Test
    void takesAPlainWordAsItIs() {
        assertThat(Difference.between("ann@corp.example", "idle"))
                .containsExactly(new Line("", "ann@corp.example", "idle"));
    }
}
