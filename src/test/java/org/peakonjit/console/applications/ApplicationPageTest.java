package org.peakonjit.console.applications;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peakonjit.application.Fixtures;
import org.peakonjit.application.InMemoryApplications;
import org.peakonjit.console.session.Viewer;

class ApplicationPageTest {

    @ParameterizedTest
    @CsvSource({
        "peakon, true, test, 5",
        "peakon, false, test, 0",
        ", true, test, 0",
        "peakon, false, connection, 4",
        "peakon, true, tests, 0"
    })
    void opensTheTabThatIsAskedForWhereItIsThere(@Nullable String name, boolean mayChange, String asked, int opened) {
        InMemoryApplications applications = new InMemoryApplications();
        applications.put(Fixtures.peakon(5), null, null);
        ApplicationPage page = new ApplicationPage();
        page.applications = applications;
        page.fresh = new NewApplication();
        page.fresh.applications = applications;
        page.viewer = new Viewer() {
            @Override
            public boolean mayChange() {
                return mayChange;
            }
        };

        page.setName(name);
        page.setTabName(asked);
        page.open();

        assertThat(page.getTab()).isEqualTo(opened);
    }
}
