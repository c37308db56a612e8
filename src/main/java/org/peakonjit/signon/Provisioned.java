package org.peakonjit.signon;

import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.license.seat.SeatOrigin;
import org.peakonjit.signon.SignOnResult.Admitted;
import org.peakonjit.signon.SignOnResult.Refused;

/** What a sign-on did to the person's account at Peakon. */
public enum Provisioned {
    CREATED,
    /** The account was there, and is counted from now on. */
    ADOPTED,
    /** It was inactive, and is active again. */
    REACTIVATED,
    /** It learnt the person's new address or employee number. */
    UPDATED,
    /** There should be an account and a seat for it, and there is not. */
    FAILED;

    /** What {@code result} tells of; null where nobody was to be provisioned. */
    public static @Nullable Provisioned of(Application application, SignOnResult result) {
        if (result instanceof Refused refused) {
            return switch (refused.refusal().code()) {
                case SUBJECT_INCOMPLETE,
                        LICENSE_LIMIT_REACHED,
                        SUBJECT_CONFLICT,
                        PROVISIONING_REJECTED,
                        PROVISIONING_UNAVAILABLE,
                        PROVISIONING_AMBIGUOUS,
                        PROVISIONING_MISCONFIGURED -> FAILED;
                default -> null;
            };
        }
        Admitted admitted = (Admitted) result;
        if (admitted.seat().isEmpty()) {
            return application.scim().jitProvisioning() ? FAILED : null;
        }
        if (admitted.notes().contains(Note.RENAMED)) {
            return UPDATED;
        }
        Seat seat = admitted.seat().get();
        if (admitted.notes().contains(Note.REACTIVATED)) {
            return REACTIVATED;
        }
        if (!seat.isFirstSignIn()) {
            return null;
        }
        return seat.origin() == SeatOrigin.CREATED ? CREATED : ADOPTED;
    }
}
