package org.peakonjit.console.conflicts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.conflicts.ConflictDecision;
import org.peakonjit.administration.conflicts.ConflictDecision.OldAccount;
import org.peakonjit.administration.conflicts.ConflictDecision.SamePerson;
import org.peakonjit.administration.conflicts.ConflictDecision.SomebodyElse;
import org.peakonjit.administration.conflicts.ConflictDecisions;
import org.peakonjit.administration.conflicts.ConflictList;
import org.peakonjit.administration.conflicts.ConflictSweep.Waiting;
import org.peakonjit.administration.conflicts.DecisionDocument;
import org.peakonjit.administration.conflicts.DecisionOutcome;
import org.peakonjit.administration.conflicts.DecisionOutcome.Decided;
import org.peakonjit.administration.conflicts.DecisionOutcome.Kept;
import org.peakonjit.administration.conflicts.DecisionOutcome.Wrong;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.conflict.Conflict;
import org.peakonjit.conflict.Conflict.State;
import org.peakonjit.console.form.FieldMessages;
import org.peakonjit.console.lifecycle.Changing;
import org.peakonjit.console.lifecycle.KeptInPage;
import org.peakonjit.console.list.ReportFilters;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.session.Viewer;
import org.peakonjit.json.Documents;
import org.peakonjit.json.EnumNames;
import org.peakonjit.json.FieldError;
import org.peakonjit.json.Reading;

/** What is decided about one conflict. It is read as the API would read it. */
@Model
@KeptInPage
public class DecisionForm {

    @Inject
    Applications applications;

    @Inject
    ConflictList list;

    @Inject
    ConflictDecisions decisions;

    @Inject
    ConflictsPage page;

    @Inject
    FieldMessages fields;

    @Inject
    Messages messages;

    @Inject
    Viewer viewer;

    private @Nullable Waiting waiting;

    private @Nullable OldAccount fate;

    private @Nullable String newAddress;

    void begin(Conflict conflict) {
        waiting = Waiting.of(conflict);
        fate = null;
        newAddress = null;
    }

    /** Decides nothing. */
    void leave() {
        waiting = null;
    }

    /** Both are one person. */
    @Changing
    public @Nullable String samePerson() {
        return decide(new SamePerson());
    }

    /** They are two people. */
    @Changing
    public @Nullable String somebodyElse() {
        Reading<DecisionDocument> reading = Documents.read(DecisionDocument.class, document(fate, newAddress));
        reading.errors().forEach(this::tell);
        return reading.errors().isEmpty() ? decide(reading.get().toDecision()) : null;
    }

    /** What is chosen, as the API takes it; an address for which the choice has no use is left out. */
    static ObjectNode document(@Nullable OldAccount fate, @Nullable String newAddress) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("decision", "somebody-else");
        if (fate != null) {
            document.put("account", EnumNames.of(fate));
        }
        ReportFilters.words(newAddress)
                .filter(address -> fate == OldAccount.RENAME || fate == OldAccount.DEACTIVATE)
                .ifPresent(address -> document.put("newAddress", address));
        return document;
    }

    private @Nullable String decide(ConflictDecision decision) {
        Optional<Conflict> conflict = current();
        Optional<Application> application = conflict.map(Conflict::application).flatMap(applications::find);
        if (application.isEmpty()) {
            return closed();
        }
        DecisionOutcome outcome = decisions.decide(viewer.actor(), application.get(), conflict.get(), decision);
        if (outcome instanceof Wrong wrong) {
            tell(wrong.error());
            return null;
        }
        if (outcome instanceof Kept kept) {
            messages.wrong("decision.kept", messages.fault(kept.why()));
            return null;
        }
        if (!(outcome instanceof Decided)) {
            return closed();
        }
        messages.done(decision instanceof SomebodyElse ? "decision.done.SOMEBODY_ELSE" : "decision.done.SAME_PERSON");
        messages.keep();
        return page.list();
    }

    private @Nullable String closed() {
        messages.wrong("decision.closed");
        messages.keep();
        return page.list();
    }

    private void tell(FieldError error) {
        fields.tellOne(error, pointer -> FieldMessages.field("decision:", pointer));
    }

    private Optional<Conflict> current() {
        return Optional.ofNullable(waiting)
                .flatMap(one -> list.find(one.application(), one.id()))
                .filter(conflict -> conflict.state() == State.OPEN);
    }

    /** The one that is decided; null where there is none, or it has ended meanwhile, which is told. */
    public @Nullable ConflictLine getRow() {
        Optional<Conflict> open = current();
        if (waiting != null && open.isEmpty()) {
            leave();
            messages.wrong("decision.closed");
        }
        return open.map(one -> page.lines(List.of(one)).get(0)).orElse(null);
    }

    public @Nullable OldAccount getFate() {
        return fate;
    }

    public void setFate(@Nullable OldAccount fate) {
        this.fate = fate;
    }

    public @Nullable String getNewAddress() {
        return newAddress;
    }

    public void setNewAddress(@Nullable String newAddress) {
        this.newAddress = newAddress;
    }
}
