package org.peakonjit.alerting.notice;

import java.util.Optional;
import org.peakonjit.alerting.ChannelKind;
import org.peakonjit.refusal.Fault;
import org.peakonjit.refusal.FaultCode;

/** A way to tell somebody. */
public interface NotificationChannel {

    ChannelKind kind();

    /**
     * Delivers a message by the settings of this moment, or finds out why it cannot. Returns within half a minute and
     * never throws for what the other side or the network does. Not to be called in a transaction.
     *
     * @return what went wrong; empty when the other side took it
     */
    Optional<Failure> deliver(Message message);

    /** @param detail what exactly, for the log and an administrator: no secret */
    record Failure(DeliveryTrouble trouble, Fault detail) {

        public Failure(DeliveryTrouble trouble, FaultCode detail, Object... arguments) {
            this(trouble, detail.fault(arguments));
        }
    }
}
