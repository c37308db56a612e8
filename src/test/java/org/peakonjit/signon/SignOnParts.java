package org.peakonjit.signon;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.peakonjit.application.Application;
import org.peakonjit.conflict.InMemoryConflicts;
import org.peakonjit.database.AtOnce;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.events.RecordedEvents;
import org.peakonjit.license.InMemorySeats;
import org.peakonjit.license.SeatReleased;
import org.peakonjit.license.SeatReleases;
import org.peakonjit.license.person.Issuers;
import org.peakonjit.provisioning.AttributeMapper;
import org.peakonjit.provisioning.FakePeakon;
import org.peakonjit.provisioning.PeakonUsers;
import org.peakonjit.provisioning.PendingUpdates;
import org.peakonjit.provisioning.PendingUpdates.Pending;
import org.peakonjit.provisioning.SystemTime;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.schedule.InMemoryOutbox;
import org.peakonjit.subject.AttributeNames.Known;
import org.peakonjit.subject.Subject;

/** A sign-on over parts in memory: one ledger, one Peakon, and as many nodes as are asked for. */
public final class SignOnParts {

    public final InMemorySeats seats = new InMemorySeats();
    public final FakePeakon peakon = new FakePeakon();
    private final InMemoryOutbox outbox = new InMemoryOutbox(Clock.systemUTC());
    public final InMemoryConflicts conflicts = new InMemoryConflicts();
    public final RecordedEvents<SeatReleased> released = new RecordedEvents<>();

    /** EntityIDs of the identity providers that speak for nobody any more. */
    public final Set<String> silent = new HashSet<>();

    /** Since when an identity provider identifies people anew. */
    public final Map<String, Instant> renewed = new HashMap<>();

    /** What each sign-on was recorded as. */
    public final List<SignOnResult> recorded = new ArrayList<>();

    /** Part of what is mapped: another one is another user. */
    public String attributes = "attributes";

    public final Issuers issuers = new Issuers() {
        @Override
        public boolean speaksFor(String issuer, String address) {
            return !silent.contains(issuer);
        }

        @Override
        public Optional<Instant> identifiersSince(String issuer) {
            return Optional.ofNullable(renewed.get(issuer));
        }
    };

    private final UnitOfWork unitOfWork = new AtOnce();

    public final Planner planner = new Planner(seats, this::map, issuers);
    public final SignOn signOn = node(peakon, unitOfWork);

    /** A node that reaches Peakon in this way. */
    public SignOn node(PeakonUsers users, UnitOfWork work) {
        PendingUpdates changes = new PendingUpdates(outbox);
        Admission admission = new Admission(seats, changes, conflicts, Clock.systemUTC());
        Reactivation reactivation = new Reactivation(admission, users);
        AccountUpdate update = new AccountUpdate(planner, admission, seats, users, changes, work, reactivation);
        ProvisioningAttempt attempt = new ProvisioningAttempt(planner, admission, update, seats, users, reactivation);
        SeatReleases releases = new SeatReleases(seats, work, released, Clock.systemUTC());
        JustInTime justInTime = new JustInTime(
                planner,
                admission,
                attempt,
                update,
                reactivation,
                seats,
                users,
                releases,
                Clock.systemUTC(),
                new SystemTime());
        return new SignOn(planner, admission, justInTime, releases, work);
    }

    /** The changes that wait to be sent. */
    public List<Pending> changes() {
        return outbox.all(PendingUpdates.KIND).stream()
                .map(PendingUpdates::read)
                .toList();
    }

    /** Signs the subject on. */
    public SignOnResult admit(Application application, Subject subject) {
        Planned planned = signOn.plan(application, subject);
        return signOn.decideLocally(planned).orElseGet(() -> signOn.provision(planned, recorded::add));
    }

    private AttributeMapper.Mapped map(Application application, Subject subject) {
        String userName = subject.address().orElseThrow().value();
        if (subject.values("sn").isEmpty()) {
            return new AttributeMapper.Mapped.Incomplete(List.of("name.familyName"));
        }
        ObjectNode resource = JsonNodeFactory.instance.objectNode().put("title", attributes);
        Optional<String> number = subject.first(Known.EMPLOYEE_NUMBER);
        number.ifPresent(value -> resource.putObject(ScimUser.ENTERPRISE).put("employeeNumber", value));
        Optional<String> externalId = subject.first(Known.EXTERNAL_ID);
        return new AttributeMapper.Mapped.Complete(new ScimUser(
                userName,
                externalId,
                Optional.of(userName),
                resource,
                String.join("|", attributes, userName, externalId.orElse(""), number.orElse(""))));
    }
}
