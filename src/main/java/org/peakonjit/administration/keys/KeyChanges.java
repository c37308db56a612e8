package org.peakonjit.administration.keys;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import org.peakonjit.administration.Changes;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.saml.keys.KeyRollover;
import org.peakonjit.saml.keys.OwnKey;
import org.peakonjit.saml.keys.SamlKeys.Use;

/** Takes the steps of a key rollover, and tells the audit. */
@Singleton
public class KeyChanges {

    private final KeyRollover rollover;
    private final UnitOfWork unitOfWork;
    private final Changes changes;

    @Inject
    public KeyChanges(KeyRollover rollover, UnitOfWork unitOfWork, Changes changes) {
        this.rollover = rollover;
        this.unitOfWork = unitOfWork;
        this.changes = changes;
    }

    /** The steps, in their order. */
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
     * @param actor the administrator who asks
     * @return false when it is not this step's turn: nothing is changed then
     */
    public boolean take(String actor, Step step, Use use) {
        return unitOfWork.call(() -> takeInTransaction(actor, step, use));
    }

    private boolean takeInTransaction(String actor, Step step, Use use) {
        List<OwnKey> before = rollover.keys(use);
        boolean taken = switch (step) {
            case PUBLISH -> rollover.publishNext(use);
            case SWITCH -> rollover.switchOver(use);
            case RETIRE -> rollover.retire(use);
        };
        if (taken) {
            changes.tell(actor, step.action, use.word(), json(before), json(rollover.keys(use)));
        }
        return taken;
    }

    private static ArrayNode json(List<OwnKey> keys) {
        return JsonNodeFactory.instance
                .arrayNode()
                .addAll(keys.stream().map(KeyChanges::json).toList());
    }

    /** A key pair without its certificate: that is known by its fingerprint. */
    public static ObjectNode json(OwnKey key) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("use", key.use().word())
                .put("state", key.state().name().toLowerCase(Locale.ROOT))
                .put("fingerprint", key.fingerprint())
                .put("notAfter", key.notAfter().toString());
    }
}
