package org.peakonjit.upkeep;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.peakonjit.license.Seat;
import org.peakonjit.provisioning.PeakonAccount;
import org.peakonjit.subject.EmailAddress;

/**
 * All accounts of a Peakon, to be compared with the ledger: a seat's account is found by id, else by userName among those
 * that no other seat has by id.
 */
final class Accounts {

    private final Map<String, PeakonAccount> byId = new HashMap<>();
    private final Map<String, PeakonAccount> byUserName = new HashMap<>();
    private final Set<String> idsOfSeats = new HashSet<>();

    void add(PeakonAccount account) {
        byId.put(account.id(), account);
        byUserName.put(EmailAddress.canonical(account.userName()), account);
    }

    void compareWith(List<Seat> ledger) {
        ledger.stream().map(Seat::scimId).filter(Objects::nonNull).forEach(idsOfSeats::add);
    }

    long count() {
        return byId.size();
    }

    boolean has(Seat seat) {
        return of(seat).isPresent();
    }

    boolean isInactive(Seat seat) {
        return of(seat).filter(account -> !account.active()).isPresent();
    }

    /** UserNames of the accounts that no seat is for. */
    List<String> withoutSeat(List<Seat> ledger) {
        Set<String> seated = new HashSet<>();
        ledger.forEach(seat -> of(seat).ifPresent(account -> seated.add(account.id())));
        return byId.values().stream()
                .filter(account -> !seated.contains(account.id()))
                .map(PeakonAccount::userName)
                .sorted()
                .toList();
    }

    private Optional<PeakonAccount> of(Seat seat) {
        String id = seat.scimId();
        return Optional.ofNullable(id == null ? null : byId.get(id))
                .or(() -> Optional.ofNullable(seat.names().userName()).flatMap(this::named))
                .or(() -> named(seat.address()));
    }

    private Optional<PeakonAccount> named(String userName) {
        return Optional.ofNullable(byUserName.get(userName)).filter(account -> !idsOfSeats.contains(account.id()));
    }
}
