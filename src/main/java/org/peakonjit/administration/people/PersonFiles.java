package org.peakonjit.administration.people;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.peakonjit.administration.people.PersonFile.Held;
import org.peakonjit.conflict.Conflict;
import org.peakonjit.conflict.ConflictQuery;
import org.peakonjit.conflict.Conflicts;
import org.peakonjit.json.Shapes;
import org.peakonjit.license.Seats;
import org.peakonjit.license.person.FormerHolder;
import org.peakonjit.license.person.FormerHolders;
import org.peakonjit.license.person.PeopleIndex;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.provisioning.PendingUpdates;
import org.peakonjit.subject.EmailAddress;

/** Gathers what there is of a person. Reads the database alone; everybody has a file, be it an empty one. */
@Singleton
public class PersonFiles {

    private static final int PAGE = 100;

    private final PeopleIndex index;
    private final Seats seats;
    private final FormerHolders formerHolders;
    private final PendingUpdates pendingUpdates;
    private final Conflicts conflicts;

    @Inject
    public PersonFiles(
            PeopleIndex index,
            Seats seats,
            FormerHolders formerHolders,
            PendingUpdates pendingUpdates,
            Conflicts conflicts) {
        this.index = index;
        this.seats = seats;
        this.formerHolders = formerHolders;
        this.pendingUpdates = pendingUpdates;
        this.conflicts = conflicts;
    }

    /** The address of whose seat that is, or was. */
    public Optional<String> holderOf(String application, UUID seat) {
        return seats.find(application, seat)
                .map(Seat::address)
                .or(() -> formerHolders
                        .find(application, seat)
                        .map(FormerHolder::holder)
                        .map(holder -> holder.address()));
    }

    /**
     * What an audit calls whom somebody means: the one form of an address, and what is none as it is, but for control
     * characters, of which not every database takes all.
     */
    public static String called(String typed) {
        return EmailAddress.of(typed)
                .map(EmailAddress::value)
                .orElseGet(() -> Shapes.line(typed).strip());
    }

    /** @param typed the address, however it is typed */
    public PersonFile of(String typed) {
        String address = called(typed);
        return new PersonFile(
                address,
                index.at(address).stream().map(this::held).toList(),
                formerHolders.at(address),
                conflictsOf(address));
    }

    private Held held(Seat seat) {
        return new Held(seat, pendingUpdates.waiting(seat.id()).orElse(null));
    }

    private List<Conflict> conflictsOf(String address) {
        ConflictQuery query =
                new ConflictQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(address));
        List<Conflict> theirs = new ArrayList<>();
        List<Conflict> page;
        int offset = 0;
        do {
            page = conflicts.page(query, offset, PAGE);
            page.stream()
                    .filter(one -> one.claim().claimant().address().equals(address)
                            || one.claim().holder().address().equals(address))
                    .forEach(theirs::add);
            offset += PAGE;
        } while (page.size() == PAGE);
        return theirs;
    }
}
