package org.peakonjit.it.day;

import java.util.Random;
import org.peakonjit.sandbox.scim.Fault;

/**
 * One thing that happens on a day. People and addresses are numbers, so that it is the same whatever came before.
 *
 * @param who whom it happens to
 * @param other another person, or an address
 * @param amount a limit, or how many calls a fault meets
 */
record Incident(Kind kind, int who, int other, int amount) {

    enum Kind {
        SIGNS_ON(10),
        SIGNS_ON_IN_TWO_TABS(4),
        SIGNS_ON_BESIDE_ANOTHER(4),
        IS_RENAMED(6),
        GETS_THE_ADDRESS_OF(5),
        SWAPS_ADDRESSES_WITH(3),
        LOSES_THE_SEAT(3),
        LOSES_SEAT_AND_ACCOUNT(3),
        CLAIMS_ARE_DECIDED(3),
        LIMIT_CHANGES(4),
        ACCOUNT_IS_DELETED_AT_PEAKON(3),
        ACCOUNT_IS_DEACTIVATED_AT_PEAKON(2),
        ADDRESS_HAS_AN_ACCOUNT_ALREADY(3),
        PEAKON_IS_DOWN(2),
        PEAKON_HAS_TOO_MANY(1),
        PEAKON_MAKES_NO_CHANGE(2),
        PEAKON_LOSES_ANSWERS(4),
        PEAKON_SEES_NOBODY(2),
        PEAKON_IS_SLOW(1);

        private final int weight;

        Kind(int weight) {
            this.weight = weight;
        }

        /** The fault of Peakon's that it is. */
        Fault fault() {
            return switch (this) {
                case PEAKON_IS_DOWN -> Fault.SERVER_ERROR;
                case PEAKON_HAS_TOO_MANY -> Fault.TOO_MANY;
                case PEAKON_MAKES_NO_CHANGE -> Fault.CHANGES_FAIL;
                case PEAKON_LOSES_ANSWERS -> Fault.ANSWER_LOST;
                case PEAKON_SEES_NOBODY -> Fault.BLIND;
                case PEAKON_IS_SLOW -> Fault.SLOW;
                default -> Fault.NONE;
            };
        }

        private static Kind random(Random random) {
            int total = 0;
            for (Kind kind : values()) {
                total += kind.weight;
            }
            int left = random.nextInt(total);
            for (Kind kind : values()) {
                left -= kind.weight;
                if (left < 0) {
                    return kind;
                }
            }
            throw new IllegalStateException();
        }
    }

    static Incident random(Random random) {
        return new Incident(
                Kind.random(random),
                random.nextInt(DayPlan.PEOPLE),
                random.nextInt(DayPlan.ADDRESSES),
                random.nextInt(DayPlan.PEOPLE + 1));
    }
}
