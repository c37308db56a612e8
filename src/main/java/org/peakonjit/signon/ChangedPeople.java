package org.peakonjit.signon;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.peakonjit.application.Application;
import org.peakonjit.license.Seat;
import org.peakonjit.provisioning.AttributeMapper;
import org.peakonjit.provisioning.AttributeMapper.Mapped;
import org.peakonjit.provisioning.PendingUpdates;
import org.peakonjit.subject.Subject;

/** Notices when a seat holder's mapped attributes are other than those last sent, and lets the background send them. */
@Singleton
public class ChangedPeople {

    private final AttributeMapper mapper;
    private final PendingUpdates pendingUpdates;

    @Inject
    public ChangedPeople(AttributeMapper mapper, PendingUpdates pendingUpdates) {
        this.mapper = mapper;
        this.pendingUpdates = pendingUpdates;
    }

    /** Compares and, where something changed, keeps the change, in the current transaction if there is one. */
    void note(Application application, Subject subject, Seat seat) {
        String account = seat.scimId();
        if (account != null
                && mapper.map(application, subject) instanceof Mapped.Complete complete
                && complete.user().within(subject.scope()).isInScope()
                && !complete.user().digest().equals(seat.attributesDigest())) {
            pendingUpdates.put(seat.id(), application.name(), account, complete.user());
        }
    }
}
