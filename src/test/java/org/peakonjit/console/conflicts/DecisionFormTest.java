package org.peakonjit.console.conflicts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peakonjit.administration.conflicts.ConflictList;
import org.peakonjit.application.Application;
import org.peakonjit.application.Fixtures;
import org.peakonjit.application.OneApplication;
import org.peakonjit.conflict.Conflict;
import org.peakonjit.conflict.Conflict.State;
import org.peakonjit.conflict.ConflictQuery;
import org.peakonjit.console.BrowserRequests;
import org.peakonjit.console.page.ToldMessages;
import org.peakonjit.signon.SignOnParts;
import org.peakonjit.subject.Subjects;
import org.peakonjit.upkeep.ConflictSettlement;

/** What becomes of a decision that somebody else took, or that nobody has to take any more. */
class DecisionFormTest {

    private static final String ANN = "ann@corp.example";

    private final SignOnParts signOns = new SignOnParts();
    private final BrowserRequests browser = new BrowserRequests();
    private final ToldMessages messages = new ToldMessages();
    private final DecisionForm form = new DecisionForm();
    private final ConflictsPage page = new ConflictsPage() {
        @Override
        List<ConflictLine> lines(List<Conflict> conflicts) {
            return conflicts.stream().map(one -> new ConflictLine(one, null)).toList();
        }
    };
    private Conflict conflict;

    @BeforeEach
    void open() {
        Application application = Fixtures.peakon(5);
        ConflictList list = new ConflictList(
                signOns.conflicts,
                new ConflictSettlement(
                        signOns.conflicts,
                        new OneApplication(application),
                        signOns.seats,
                        signOns.issuers,
                        Clock.systemUTC()));
        form.list = list;
        form.page = page;
        form.messages = messages;
        page.list = list;
        page.decision = form;
        page.many = new ManyDecisions();
        page.messages = messages;
        page.request = browser.request();
        signOns.admit(application, Subjects.known("guid-1", ANN));
        signOns.admit(application, Subjects.known("guid-2", ANN));
        conflict = signOns.conflicts.page(ConflictQuery.open(), 0, 1).get(0);
    }

    private void endsMeanwhile() {
        signOns.conflicts.close(conflict.id(), State.SAME_PERSON, Instant.now(), "somebody else");
    }

    @Test
    void isToldOnceThatItIsNotOpenAnyMore() {
        form.begin(conflict);
        assertThat(form.getRow()).isNotNull();

        endsMeanwhile();

        assertThat(form.getRow()).isNull();
        assertThat(form.getRow()).isNull();
        assertThat(messages.told).containsExactly("decision.closed");
    }

    @Test
    void isNotAskedForWhereNothingWasDecided() {
        assertThat(form.getRow()).isNull();

        assertThat(messages.told).isEmpty();
    }

    @Test
    void isToldOfThoseThatWereSelectedAndHaveEnded() {
        page.decideSelected();
        browser.parameters.put("conflict", "peakon/" + conflict.id());
        endsMeanwhile();
        page.decideSelected();

        assertThat(messages.told).containsExactly("conflicts.none-selected", "conflicts.closed");
    }

    @Test
    void isToldWhereNoneMatchesAnyMore() {
        signOns.conflicts.forget(ANN);

        page.decideAll();

        assertThat(messages.told).containsExactly("conflicts.empty");
    }
}
