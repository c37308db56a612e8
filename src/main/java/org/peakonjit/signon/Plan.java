package org.peakonjit.signon;

import java.util.Optional;
import java.util.function.Function;
import org.peakonjit.application.Application;
import org.peakonjit.license.person.Claim;
import org.peakonjit.license.person.Recognition.Link;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.provisioning.result.FailureCause;
import org.peakonjit.provisioning.result.LookUp;
import org.peakonjit.provisioning.result.ProvisioningFailure;
import org.peakonjit.provisioning.user.PeakonAccount;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.subject.Person;

/**
 * What is to be done about a sign-on, by what is known so far. {@link Planner} alone makes plans; a sign-on carries them
 * out, a simulation only tells them.
 */
public sealed interface Plan {

    /**
     * Nobody is let in.
     *
     * @param failure what Peakon did not do; empty where it is not its fault
     */
    record Refuse(Refusal refusal, Optional<ProvisioningFailure> failure) implements Plan {

        Refuse(Refusal refusal) {
            this(refusal, Optional.empty());
        }
    }

    /** Nobody is let in, since an address or account is somebody else's here: administrators decide (rule W3). */
    record Contest(Claim claim) implements Plan {

        public Refusal refusal() {
            return Refusals.of(claim);
        }
    }

    /** Handed on without a seat: provisioning is off. */
    record HandOn() implements Plan {}

    /**
     * Handed on without a seat: Peakon cannot be asked, and the setting says that the entitled pass.
     *
     * @param failure why not
     */
    record Pass(ProvisioningFailure failure) implements Plan {}

    /**
     * The holder of the seat is let in; Peakon need not be asked.
     *
     * @param link why the seat takes another key; empty when it does not
     * @param change what the background is to send; empty when nothing changed
     */
    record Admit(Seat seat, Optional<Link> link, Optional<ScimUser> change) implements Plan {}

    /**
     * The holder of the seat is let in once Peakon says that the account is there: the strict setting.
     *
     * @param link as in {@link Admit}
     */
    record LookFirst(Seat seat, Optional<Link> link) implements Plan {}

    /**
     * The holder of the seat is let in once their account was looked at, and made active where it is not: the setting
     * {@code reactivate}. They are let in also where that does not go well (rule L4).
     */
    record Activate(Admit admit, String accountId) implements Plan {

        /** What comes before an admission where inactive accounts are to be reactivated: nobody knows which are. */
        static Plan before(Plan plan, Application application) {
            String account = plan instanceof Admit admit ? admit.seat().scimId() : null;
            return account != null && application.scim().reactivate() ? new Activate((Admit) plan, account) : plan;
        }

        /** The same for whom nobody knows what has changed. */
        public Activate withoutChange() {
            return new Activate(new Admit(admit.seat(), admit.link(), Optional.empty()), accountId);
        }
    }

    /**
     * Peakon learns what it knows the holder by before they are handed on (rule W2); where the id of their account is
     * forgotten, it is found first.
     *
     * @param link as in {@link Admit}
     */
    record Update(Seat seat, ScimUser user, Optional<Link> link) implements Plan {

        /** The names by which to look whether another account has what the person is to be known by. */
        public ScimUser namesOf(Person person) {
            return ScimUser.known(user.userName(), Optional.of(person.address()))
                    .within(user.scope());
        }
    }

    /** The holder's account has another id than the seat says: the seat takes it. */
    record Readopt(Seat seat, PeakonAccount account, ScimUser user) implements Plan {

        /** An account of people for whom the IdP does not speak is not the holder's, unless the seat has its name. */
        static Plan of(Seat seat, PeakonAccount account, ScimUser user) {
            String name = account.userName();
            return seat.isCalled(name) || user.scope().covers(name)
                    ? new Readopt(seat, account, user)
                    : Refusals.refused(
                            new ProvisioningFailure(ProvisioningFailure.Kind.AMBIGUOUS, FailureCause.OF_ANOTHER_IDP));
        }
    }

    /** The holder's account is gone for certain: the seat is released, and the person is new (rule W8). */
    record StartAnew(Seat seat) implements Plan {}

    /**
     * A seat is reserved, then Peakon is asked.
     *
     * @param unsettled the person's reservation of which nobody knows what came of it
     * @param knownAccount the account that their reservation is for, or that they had when they had a seat last
     */
    record TakeSeat(ScimUser user, Optional<Seat> unsettled, Optional<String> knownAccount) implements Plan {

        /**
         * Looks for the person's account: by its id where that is known, then by their names. One that cannot be read may be
         * found by these; that it is not proves nothing then.
         */
        public LookUp lookUp(Function<String, LookUp> byId, Function<ScimUser, LookUp> byNames) {
            LookUp read = knownAccount.map(byId).orElseGet(LookUp.Absent::new);
            if (!(read instanceof LookUp.Absent) && !isOfThatAccountAlone(read)) {
                return read;
            }
            LookUp search = byNames.apply(user);
            return search instanceof LookUp.Absent && read instanceof LookUp.Failed ? read : search;
        }

        private static boolean isOfThatAccountAlone(LookUp read) {
            return read instanceof LookUp.Failed failed && failed.failure().kind() == ProvisioningFailure.Kind.REJECTED;
        }
    }

    /**
     * The reservation is given back, and the person is new: it was for an account that is gone, and perhaps over the
     * limit, which allows no creation (rules L2 and L3).
     */
    record GiveBack(Seat reservation) implements Plan {}

    /** The account is created under the reserved seat. */
    record Create(ScimUser user) implements Plan {}

    /**
     * The account that Peakon has takes a seat, and learns what it lacks or has differently (rule W5).
     *
     * @param overLimit whether no licence is left (rule L3)
     */
    record Adopt(PeakonAccount account, ScimUser user, boolean overLimit) implements Plan {}
}
