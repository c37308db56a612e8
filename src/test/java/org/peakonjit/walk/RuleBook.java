package org.peakonjit.walk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.license.AccountHolder;
import org.peakonjit.license.Seat;
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
        Seat seat = ledgerRows().stream()
                .filter(row -> !row.isAssigned() && isFor(row, one.person()))
                .findFirst()
                .orElseThrow(() -> new BrokenRule("an account was created without a seat (L2)"));
        if (overLimit.contains(seat.id()) && world.isOverLimit()) {
            throw new BrokenRule("an account was created over the limit (L2)");
        }
        take(one, id, null);
        ours.add(id);
    }

    /** An account was changed: for its owner. */
    void changed(Actor actor, String id, ObjectNode before) {
        if (actor instanceof Actor.SignsOn one) {
            take(one, id, before);
        } else if (!owners.containsKey(id)) {
            throw new BrokenRule("upkeep changed an account that is nobody's here (W5)");
        }
        String name = nameOf(world.peakon.get(id));
        if (!name.equals(nameOf(before))) {
            checkName(owners.get(id), name);
        }
    }

    private void take(Actor.SignsOn one, String id, @Nullable ObjectNode before) {
        Owner owner = owners.get(id);
        if (owner == null) {
            owner = new Owner(one.person(), world.time.instant());
            owners.put(id, owner);
            if (before != null && !names(before, one)) {
                throw new BrokenRule("an account was taken that is not known to be theirs: " + before + " by " + one);
            }
        } else if (!owner.is(one.person(), addresses(id), world.company)) {
            throw new BrokenRule("somebody's account was taken for another's: " + owner + " by " + one);
        }
        owner.knownAs(one.person(), world.time.instant());
        owner.bears(one.number());
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
        if (owner.number() < 0) {
            owner.bears(Company.numberOf(name));
        }
        if (!name.equals(Company.familyName(owner.number()))) {
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
        return Optional.ofNullable(owners.get(id));
    }

    Set<String> addresses(String id) {
        ObjectNode resource = world.peakon.get(id);
        return resource == null ? Set.of() : StrictPeakon.addresses(resource);
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
        }
        known = now;
    }

    private void reserved(Seat row) {
        if (row.scimId() != null) {
            overLimit.add(row.id());
        } else if (world.isOverLimit()) {
            throw new BrokenRule("a seat was reserved over the limit (L2)");
        }
    }

    private void seated(Seat row, String id) {
        Owner owner = owners.get(id);
        Person holder = row.holder();
        if (owner == null) {
            owner = new Owner(holder, world.time.instant());
            owners.put(id, owner);
        } else if (!owner.wasKnownAs(holder)) {
            if (!owner.is(holder, addresses(id), world.company)) {
                throw new BrokenRule("a seat was given somebody else's account: " + owner + " to " + shown(holder));
            }
            owner.knownAs(holder, world.time.instant());
        }
        if (row.isAssigned()) {
            ours.add(id);
        }
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

    /** True when nothing is under way: what came through us is consumed, as long as it is there, and nothing else. */
    void consumption() {
        List<Seat> rows = ledgerRows();
        if (world.seats.usage(World.NAME).consumed() != rows.size()) {
            throw new BrokenRule("consumed is not what the ledger has (L10)");
        }
        for (String id : ours) {
            if (world.peakon.get(id) != null && !isCounted(rows, id)) {
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
        return rows.stream()
                        .anyMatch(row -> row.scimId() != null
                                ? current(row.scimId()).equals(id)
                                : owner.wasKnownAs(row.holder())
                                        || owner.addresses().contains(row.address()))
                || isReleased(id, owner);
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
        return world.seats.holderOf(World.NAME, id, Set.of()).orElse(null) instanceof AccountHolder.Held;
    }

    private List<Seat> ledgerRows() {
        return world.seats.page(World.NAME, 0, 1000);
    }

    private static boolean isFor(Seat row, Person person) {
        return row.address().equals(person.address())
                || row.holder().key().isPresent() && row.holder().key().equals(person.key());
    }

    static String shown(@Nullable Person person) {
        return person == null ? "nobody" : person.issuer() + " " + person.id() + " " + person.address();
    }
}
