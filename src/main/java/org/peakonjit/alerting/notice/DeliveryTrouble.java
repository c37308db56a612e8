package org.peakonjit.alerting.notice;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.peakonjit.json.Worded;

/** Why a notice was not delivered, by what can be done about it; texts say what. */
public enum DeliveryTrouble implements Worded {
    OFF,
    /** Address, sender, receiver or secret are missing. */
    NOT_CONFIGURED,
    ADDRESS_REFUSED,
    NO_SUCH_HOST,
    NO_CONNECTION,
    TIMEOUT,
    TLS,
    NO_STARTTLS,
    /** User or password are refused, or a login is demanded. */
    LOGIN,
    /** The server refuses sender or a receiver. */
    MAIL_ADDRESS,
    /** The receiver answers with another status than 2xx. */
    STATUS,
    FAILED;

    /** The one of that name; what only another version knows is anything else. */
    static DeliveryTrouble of(@Nullable String name) {
        return Arrays.stream(values())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(FAILED);
    }
}
