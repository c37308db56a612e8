package org.peakonjit.console.applications;

import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.simulation.ConnectionTest;
import org.peakonjit.administration.simulation.ConnectionTest.Finding;
import org.peakonjit.administration.simulation.RecentPeople;
import org.peakonjit.administration.simulation.RecentPeople.Recent;
import org.peakonjit.administration.simulation.SimulatedSubject;
import org.peakonjit.administration.simulation.SimulatedSubject.UnreadableSubjectException;
import org.peakonjit.administration.simulation.Simulation;
import org.peakonjit.administration.simulation.Simulation.Result;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.console.lifecycle.Changing;
import org.peakonjit.console.page.Messages;

/** Tries an application's settings as they are stored, and what a person's sign-on would come to. */
@Model
public class ConnectionTestPage {

    @Inject
    Applications applications;

    @Inject
    ConnectionTest connectionTest;

    @Inject
    Simulation simulation;

    @Inject
    SimulatedSubject subjects;

    @Inject
    RecentPeople recentPeople;

    @Inject
    ApplicationPage applicationPage;

    @Inject
    Messages messages;

    private List<Finding> findings = List.of();

    private @Nullable Result result;

    private @Nullable Recent recent;

    private @Nullable String assertion;

    private @Nullable String person;

    @Changing
    public void test(String application) {
        found(application).ifPresent(one -> findings = connectionTest.run(one));
    }

    @Changing
    public void simulate(String application) {
        try {
            var subject = subjects.pasted(assertion == null ? "" : assertion);
            found(application).ifPresent(one -> result = simulation.of(one, subject));
        } catch (UnreadableSubjectException e) {
            messages.wrong("trial.unreadable", messages.fault(e.what()));
        }
    }

    /** Simulates the next sign-on of somebody who signed in lately, from what is kept of them. */
    @Changing
    public void simulateRecent(String application) {
        String asked = person;
        if (asked == null) {
            messages.wrong("trial.nobody");
            return;
        }
        found(application).ifPresent(one -> {
            recent = recentPeople.simulate(one, asked).orElse(null);
            result = recent == null ? null : recent.result();
            if (recent == null) {
                messages.wrong(asked.contains("@") ? "trial.unknown" : "trial.unfinished", asked);
            }
        });
    }

    /** Says so where somebody deleted it meanwhile. */
    private Optional<Application> found(String application) {
        Optional<Application> found = applications.find(application);
        if (found.isEmpty()) {
            messages.wrong("application.unknown", application);
        }
        return found;
    }

    /** People to choose from, as somebody types. */
    public List<String> people(String text) {
        return applicationPage.isFresh() ? List.of() : recentPeople.named(applicationPage.name(), text);
    }

    /** What is known of the chosen person; null where none was simulated. */
    public @Nullable Recent getRecent() {
        return recent;
    }

    public @Nullable String getPerson() {
        return person;
    }

    public void setPerson(@Nullable String person) {
        this.person = person;
    }

    /** How the connection test went; empty before it. */
    public List<Finding> getFindings() {
        return findings;
    }

    /** What the sign-on would come to; null before it was simulated. */
    public @Nullable Result getResult() {
        return result;
    }

    public @Nullable String getAssertion() {
        return assertion;
    }

    public void setAssertion(@Nullable String assertion) {
        this.assertion = assertion;
    }
}
