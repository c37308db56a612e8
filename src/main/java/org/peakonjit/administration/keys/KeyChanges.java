package org.peakonjit.administration.keys;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.saml.keys.KeyRollover;
import org.peakonjit.saml.keys.KeyState;
import org.peakonjit.saml.keys.SamlKeys.Use;

/** Takes the steps of a key rollover, and tells the audit. */
@Singleton
public class KeyChanges {

    private final KeyRollover rollover;
    private final UnitOfWork unitOfWork;
    private final ChangeLog changes;

    @Inject
    public KeyChanges(KeyRollover rollover, UnitOfWork unitOfWork, ChangeLog changes) {
        this.rollover = rollover;
        this.unitOfWork = unitOfWork;
        this.changes = changes;
    }

    public enum Step {
        /** Makes and publishes the next key pair. */
        PUBLISH(AdministrativeAction.KEY_PUBLISHED),
        /** Makes the next key pair the active one. */
        SWITCH(AdministrativeAction.KEY_SWITCHED),
        /** Publishes the previous key pair no longer. */
        RETIRE(AdministrativeAction.KEY_RETIRED);

        private final AdministrativeAction action;

        Step(AdministrativeAction action) {
            this.action = action;
        }
    }

    /**
     * Takes the step.
     *
     * @return false when it is not this step's turn: nothing is changed then
     */
    public boolean take(String actor, Step step, Use use) {
        return unitOfWork.call(() -> takeInTransaction(actor, step, use));
    }

    private boolean takeInTransaction(String actor, Step step, Use use) {
        List<AuditedKey> before = audited(use);
        boolean taken = switch (step) {
            case PUBLISH -> rollover.publishNext(use);
            case SWITCH -> rollover.switchOver(use);
            case RETIRE -> rollover.retire(use);
        };
        if (taken) {
            changes.record(actor, step.action, use.word(), before, audited(use));
        }
        return taken;
    }

    /** A key pair as the audit has it: its certificate is known by its fingerprint. */
    private record AuditedKey(Use use, KeyState state, String fingerprint, Instant notAfter) {}

    private List<AuditedKey> audited(Use use) {
        return rollover.keys(use).stream()
                .map(key -> new AuditedKey(key.use(), key.state(), key.fingerprint(), key.notAfter()))
                .toList();
    }
}
