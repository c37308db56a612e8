package org.peakonjit.console.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peakonjit.administration.jobs.InMemoryJobs;
import org.peakonjit.administration.jobs.Job;
import org.peakonjit.administration.jobs.JobFile;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.policies.ApplicationTitles;
import org.peakonjit.console.session.Viewer;

class JobPageTest {

    private static final UUID ID = UUID.randomUUID();

    private final InMemoryJobs jobs = new InMemoryJobs();
    private final JobPage page = new JobPage();

    @BeforeEach
    void open() {
        page.jobs = jobs;
        page.files = new JobFile(jobs);
        page.request = (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> ID.toString());
        page.viewer = new Viewer() {
            @Override
            public String getZone() {
                return "Pacific/Auckland";
            }
        };
        page.titles = new ApplicationTitles() {
            @Override
            public String of(@Nullable String name) {
                return "peakon".equals(name) ? "Staff surveys" : String.valueOf(name);
            }
        };
        page.messages = new Messages() {
            @Override
            public Locale locale() {
                return Locale.ENGLISH;
            }
        };
    }

    private void ended(Job.Kind kind, String result) {
        jobs.keep(new Job(
                ID,
                kind,
                "peakon",
                "ann lee",
                Instant.parse("2026-03-01T11:59:00Z"),
                Instant.parse("2026-03-01T11:59:01Z"),
                Instant.parse("2026-03-02T12:00:00Z"),
                Job.State.DONE,
                1,
                false,
                3,
                2,
                1,
                null,
                "{}",
                result));
    }

    @Test
    void leadsToWhatItsAskerReleasedOnItsDaysAndNamesTheRestItself() {
        ended(Job.Kind.BULK_RELEASE, "{\"released\":2,\"kept\":1,\"named\":[]}");

        assertThat(page.getFigures())
                .extracting(JobPage.Figure::link)
                .containsExactly(
                        "changes.xhtml?period=CUSTOM&from=2026-03-02&to=2026-03-03&action=seat.released&person=ann+lee",
                        "");
    }

    @Test
    void callsTheApplicationAsPeopleDo() {
        ended(Job.Kind.BULK_RELEASE, "{}");

        assertThat(page.getLine()).extracting(JobLine::getTitle).isEqualTo("Release of seats · Staff surveys");
    }

    @Test
    void tellsThatItsFileIsNotKeptAnyMore() {
        ended(Job.Kind.EXPORT, "{\"lines\":3,\"name\":\"seats.csv\"}");

        assertThat(page.isFetchable()).isFalse();
        assertThat(page.isFileGone()).isTrue();
    }

    @Test
    void saysNothingOfAFileWhereNoneWasMade() {
        ended(Job.Kind.IMPORT, "{\"applications\":3,\"named\":[]}");

        assertThat(page.isFileGone()).isFalse();
    }
}
