package org.peakonjit.walk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.peakonjit.license.person.AccountHolder;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.license.seat.SeatQuery;
import org.peakonjit.signon.SignOnResult.Admitted;
import org.peakonjit.subject.Person;

/** The rules in plain words: whose each account is, what may be done to it, and what is always true of the ledger. */
final class RuleBook {

    private final World world;
    private final Map<String, Owner> owners = new HashMap<>();

    /** Accounts that came through us. */
    private final Set<String> ours = new HashSet<>();

    /** Accounts that are there under another id now. */
    private final Map<String, String> moved = new HashMap<>();

    private Map<UUID, Seat> known = new HashMap<>();
    private final Set<UUID> overLimit = new HashSet<>();

    RuleBook(World world) {
        this.world = world;
    }

    /** An account was created: under a seat of that person, and for one that the limit allowed. */
    void created(Actor actor, String id) {
        if (!(actor instanceof Actor.SignsOn one)) {
            throw new BrokenRule("upkeep creates nobody");
        }
        Optional<Seat> seat =
                ledgerRows().stream().filter(row -> isFor(row, one.person())).findFirst();
        if (seat.isEmpty() && !wasReleased(one)) {
            throw new BrokenRule("an account was created without a seat (L2)");
        }
        if (seat.filter(row -> overLimit.contains(row.id())).isPresent() && world.isOverLimit()) {
            throw new BrokenRule("an account was created over the limit (L2)");
        }
        take(one, id, null);
        if (seat.isPresent()) {
            ours.add(id);
        }
    }

    /** Whether somebody took the seat away, while Peakon was still carrying out an old request of theirs. */
    private boolean wasReleased(Actor.SignsOn one) {
        return world.seats.standing(World.NAME, one.person()).former().stream()
                .anyMatch(former -> new Owner(one.person(), one.since())
                        .is(former.holder(), Set.of(one.person().address()), world.company));
    }

    /** An account was changed: for its owner. */
    void changed(Actor actor, String id, ObjectNode before) {
        if (actor instanceof Actor.SignsOn one) {
            take(one, id, before);
        } else if (!owners.containsKey(id) && !isCalledLikeASeat(before)) {
            throw new BrokenRule("upkeep changed an account that is nobody's here (W5)");
        }
        String name = nameOf(world.peakon.get(id));
        if (owners.containsKey(id) && !name.equals(nameOf(before))) {
            checkName(owners.get(id), name);
        }
    }

    private boolean isCalledLikeASeat(ObjectNode account) {
        return ledgerRows().stream()
                .anyMatch(row -> StrictPeakon.addresses(account).contains(row.address()));
    }

    private void take(Actor.SignsOn one, String id, @Nullable ObjectNode before) {
        Owner owner = remembered(id);
        if (owner == null) {
            owner = new Owner(one.person(), one.since());
            owners.put(id, owner);
            if (before != null && !names(before, one)) {
                throw new BrokenRule("an account was taken that is not known to be theirs: " + before + " by " + one);
            }
        } else if (!owner.is(one.person(), addresses(id), world.company)) {
            throw new BrokenRule("somebody's account was taken for another's: " + owner + " by " + one);
        }
        owner.knownAs(one.person(), one.since());
        owner.bears(one.number());
    }

    /** Somebody's change waits to be sent: where the account is theirs, upkeep may write it. */
    void asked(Actor actor, String account) {
        String id = current(account);
        Owner owner = remembered(id);
        if (actor instanceof Actor.SignsOn one
                && owner != null
                && owner.is(one.person(), addresses(id), world.company)) {
            owner.isToBear(one.number());
        }
    }

    /** Whether Peakon gave it another id while nobody held it, so that only its names lead to it. */
    boolean isLost(String id) {
        return moved.containsValue(id)
                && ledgerRows().stream()
                        .noneMatch(row ->
                                row.scimId() != null && current(row.scimId()).equals(id));
    }

    /** The owner; nobody's is what Peakon moved while nobody held it, once nobody here is known to have had it. */
    private @Nullable Owner remembered(String id) {
        if (moved.containsValue(id) && owners.containsKey(id) && !isCounted(ledgerRows(), id)) {
            owners.remove(id);
            ours.remove(id);
        }
        return owners.get(id);
    }

    /** Whether an account bears something of theirs. */
    private static boolean names(ObjectNode account, Actor.SignsOn one) {
        return StrictPeakon.addresses(account).contains(one.person().address())
                || StrictPeakon.number(account)
                        .filter(number -> number.equals(one.employeeNumber()))
                        .isPresent()
                || account.path("externalId").asText().equals(one.person().id());
    }

    private static String nameOf(ObjectNode resource) {
        return resource.path("name").path("familyName").asText();
    }

    /** What is written on an account is its owner's. */
    private static void checkName(Owner owner, String name) {
        int number = Company.numberOf(name);
        if (owner.number() < 0) {
            owner.bears(number);
        }
        if (!owner.mayBear(number)) {
            throw new BrokenRule("somebody's account was written for another: " + name + " on that of " + owner);
        }
    }

    /** An account was deleted by us. */
    void deleted(Actor actor, String id) {
        if (actor instanceof Actor.SignsOn) {
            throw new BrokenRule("a sign-on deletes nobody");
        }
    }

    /** Peakon gave an account another id. */
    void moved(String from, String to) {
        moved.put(from, to);
        Owner owner = owners.remove(from);
        if (owner != null) {
            owners.put(to, owner);
        }
        if (ours.remove(from)) {
            ours.add(to);
        }
    }

    /** The account that a seat's id means, however Peakon calls it now. */
    String current(String id) {
        String now = id;
        while (moved.containsKey(now)) {
            now = moved.get(now);
        }
        return now;
    }

    /** Whose the account is, if it is anybody's here. */
    Optional<Owner> owner(String id) {
        return Optional.ofNullable(remembered(id));
    }

    /** The addresses that an account has, or had last. */
    Set<String> addresses(String id) {
        return StrictPeakon.addresses(world.peakon.last(id));
    }

    /** Always true of the ledger, whatever is under way. */
    void ledger() {
        List<Seat> rows = ledgerRows();
        Map<UUID, Seat> now = new HashMap<>();
        for (Seat row : rows) {
            now.put(row.id(), row);
            if (!known.containsKey(row.id())) {
                reserved(row);
            }
            if (row.scimId() != null && !row.equals(known.get(row.id()))) {
                seated(row, current(row.scimId()));
            }
        }
        if (!now.equals(known)) {
            checkUnique(rows);
            known.values().stream()
                    .filter(row -> row.isAssigned() && !now.containsKey(row.id()))
                    .forEach(this::released);
        }
        known = now;
    }

    /** Its account is nobody's here any more, nor is what an old request of the holder's made when nobody waited for it. */
    private void released(Seat row) {
        ours.remove(current(row.scimId()));
        ours.removeIf(id -> owners.containsKey(id) && owners.get(id).wasKnownAs(row.holder()));
    }

    private void reserved(Seat row) {
        if (row.scimId() != null) {
            overLimit.add(row.id());
        } else if (world.isOverLimit()) {
            throw new BrokenRule("a seat was reserved over the limit (L2)");
        }
    }

    private void seated(Seat row, String id) {
        Owner owner = remembered(id);
        Person holder = row.holder();
        Instant since = Optional.ofNullable(row.linkedAt()).orElseGet(world.time::instant);
        if (owner == null || world.vanished(id)) {
            // Of an account that is gone, and that a search still finds, nothing is taken from anybody.
            owners.put(id, new Owner(holder, since));
        } else if (!owner.wasKnownAs(holder)) {
            if (names(row).noneMatch(name -> owner.is(name, addresses(id), world.company))) {
                throw new BrokenRule("a seat was given somebody else's account: " + owner + " to " + shown(holder));
            }
            owner.knownAs(holder, since);
        }
        if (row.isAssigned()) {
            ours.add(id);
        }
    }

    /** The holder as the ledger has them, and as they are to be called. */
    private Stream<Person> names(Seat row) {
        Stream<Person> waiting =
                world.updates.of(row.id()).stream().map(change -> row.holder().withAddress(change.address()));
        return Stream.concat(Stream.of(row.holder()), waiting);
    }

    private static void checkUnique(List<Seat> rows) {
        Set<Object> taken = new HashSet<>();
        for (Seat row : rows) {
            boolean free = taken.add("at " + row.address())
                    && (row.scimId() == null || taken.add("account " + row.scimId()))
                    && (row.holder().key().isEmpty() || taken.add(row.holder().key()));
            if (!free) {
                throw new BrokenRule("two seats for one account, address or person (W1)");
            }
        }
    }

    /** Somebody is handed on: under a name that is theirs at Peakon. */
    void admitted(Actor.SignsOn one, Admitted admitted) {
        String id = admitted.seat().map(Seat::scimId).map(this::current).orElse(null);
        String nameId = admitted.nameId();
        if (id != null && world.peakon.get(id) != null) {
            take(one, id, world.peakon.get(id));
            if (!knows(id, nameId)) {
                throw new BrokenRule(
                        "handed on as " + nameId + ", which Peakon does not know: " + world.peakon.get(id));
            }
            return;
        }
        for (String other : world.peakon.ids()) {
            boolean somebodyElses = owner(other)
                    .filter(owner -> !owner.is(one.person(), addresses(other), world.company))
                    .isPresent();
            if (somebodyElses && knows(other, nameId)) {
                throw new BrokenRule("handed on as somebody else: " + nameId + " of " + owners.get(other));
            }
        }
        if (admitted.seat().isPresent() && !world.vanished(admitted.seat().get().scimId())) {
            throw new BrokenRule("handed on to an account that never was");
        }
    }

    /** Whether a NameID means this account. */
    boolean knows(String id, String nameId) {
        ObjectNode resource = world.peakon.get(id);
        return world.isByNumber()
                ? StrictPeakon.number(resource).filter(nameId::equals).isPresent()
                : addresses(id).contains(nameId);
    }

    /**
     * True when nothing is under way: what came through us is consumed, as long as it is there, and nothing else. An account
     * that Peakon gave another id while nobody held it may be found again, or not.
     */
    void consumption() {
        List<Seat> rows = ledgerRows();
        if (world.seats.usage(World.NAME).consumed() != rows.size()) {
            throw new BrokenRule("consumed is not what the ledger has (L10)");
        }
        for (String id : ours) {
            if (world.peakon.get(id) != null && !moved.containsValue(id) && !isCounted(rows, id)) {
                throw new BrokenRule("an account came through us and is not counted: " + owners.get(id));
            }
        }
        for (Seat row : rows) {
            if (row.isAssigned() && world.peakon.get(current(row.scimId())) == null && !world.vanished(row.scimId())) {
                throw new BrokenRule("a seat is for an account that never was");
            }
        }
    }

    private boolean isCounted(List<Seat> rows, String id) {
        Owner owner = owners.get(id);
        return rows.stream().anyMatch(row -> isFor(row, id, owner)) || isReleased(id, owner);
    }

    /** Whether the seat is for the account, or for one of the same person's, as long as it has no other. */
    private boolean isFor(Seat row, String id, Owner owner) {
        String its = row.scimId() == null ? null : current(row.scimId());
        return id.equals(its)
                || (its == null || world.peakon.get(its) == null)
                        && (owner.wasKnownAs(row.holder()) || owner.addresses().contains(row.address()));
    }

    private boolean isReleased(String id, Owner owner) {
        boolean byAccount = moved.entrySet().stream()
                        .filter(entry -> current(entry.getKey()).equals(id))
                        .anyMatch(entry -> isFormer(entry.getKey()))
                || isFormer(id);
        return byAccount
                || owner.addresses().stream()
                        .flatMap(address -> world.seats.standing(World.NAME, Person.at(address)).former().stream())
                        .anyMatch(former -> former.scimId() == null && owner.wasKnownAs(former.holder()));
    }

    private boolean isFormer(String id) {
        return world.seats.holdersOf(World.NAME, id, Set.of()).stream().anyMatch(AccountHolder.Held.class::isInstance);
    }

    private List<Seat> ledgerRows() {
        return world.seats.page(World.NAME, SeatQuery.all(), 0, 1000);
    }

    private static boolean isFor(Seat row, Person person) {
        return row.address().equals(person.address())
                || row.holder().key().isPresent() && row.holder().key().equals(person.key());
    }

    static String shown(@Nullable Person person) {
        return person == null ? "nobody" : person.issuer() + " " + person.id() + " " + person.address();
    }
}
