package org.peakonjit.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peakonjit.application.Application;
import org.peakonjit.application.Fixtures;
import org.peakonjit.application.InMemoryApplications;
import org.peakonjit.policy.InMemorySharedPolicies;

class SearchPageTest {

    @ParameterizedTest
    @CsvSource({"employee SURVEYS, 1", "peakon, 1", "our people, 1", "payroll, 0"})
    void findsAnApplicationByAllThatItIsCalled(String text, int found) {
        Application peakon = Fixtures.peakon(1);
        InMemoryApplications applications = new InMemoryApplications(new InMemorySharedPolicies());
        applications.put(
                new Application(
                        peakon.name(),
                        "Employee Surveys",
                        "What our people think",
                        peakon.domainName(),
                        true,
                        List.of(),
                        peakon.saml(),
                        peakon.scim(),
                        null),
                null,
                null);
        SearchPage page = new SearchPage();
        page.applications = applications;
        page.setQ(text);

        assertThat(page.getApplications()).hasSize(found);
    }
}
