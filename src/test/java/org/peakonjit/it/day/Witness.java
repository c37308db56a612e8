package org.peakonjit.it.day;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.peakonjit.sandbox.scim.Folding;
import org.peakonjit.sandbox.scim.UserDirectory;
import org.peakonjit.sandbox.scim.UserSummary;

/**
 * Remembers what every account at a day's Peakon ever said, and which of them need no seat. Thread-safe; told by the
 * directory under its lock, so it never asks the directory under its own.
 */
final class Witness {

    /** The family name of accounts that were not made through us. */
    static final String STRANGER = "Stranger";

    private static final int LATEST = 2;

    private final UserDirectory users;
    private final Map<String, List<UserSummary>> versions = new LinkedHashMap<>();
    private final Set<String> excused = new HashSet<>();

    Witness(UserDirectory users) {
        this.users = users;
        users.onChange(this::saw);
    }

    private synchronized void saw(UserSummary user) {
        versions.computeIfAbsent(user.id(), id -> new ArrayList<>()).add(user);
    }

    /** How many accounts were made through us. */
    synchronized long created() {
        return versions.values().stream().filter(Witness::isOurs).count();
    }

    private static boolean isOurs(List<UserSummary> all) {
        return !all.get(0).familyName().equals(STRANGER);
    }

    /** An account that no seat is for any more, as an administrator wanted it. */
    synchronized void excuse(String account) {
        excused.add(account);
    }

    /** The same of every account of somebody. */
    synchronized void excuseAllOf(String familyName) {
        versions.forEach((id, all) -> {
            if (all.stream().anyMatch(user -> user.familyName().equals(familyName))) {
                excused.add(id);
            }
        });
    }

    /** Accounts that said of more than one person that they are theirs. */
    synchronized List<String> mixedUp() {
        return versions.values().stream()
                .filter(all -> all.stream()
                                .map(UserSummary::familyName)
                                .filter(name -> !name.equals(STRANGER))
                                .distinct()
                                .count()
                        > 1)
                .map(all -> "account of two people: " + all)
                .toList();
    }

    boolean has(String account) {
        return users.resource(account).isPresent();
    }

    /** Whether Peakon knows the account by that name, or did a moment ago. */
    synchronized boolean knew(String account, String nameId) {
        List<UserSummary> all = versions.getOrDefault(account, List.of());
        return all.subList(Math.max(0, all.size() - LATEST), all.size()).stream()
                .anyMatch(user -> user.isNamed(nameId, Folding.ASCII));
    }

    /** Accounts that the name means, but that are another person's. */
    List<String> strangersOf(String nameId, String familyName) {
        return users.named(nameId).stream()
                .filter(user -> !user.familyName().equals(STRANGER)
                        && !user.familyName().equals(familyName))
                .map(user -> "handed on as " + nameId + ", which is " + user)
                .toList();
    }

    /** Whether the name means an account that is not that person's. */
    boolean isTaken(String nameId, String familyName) {
        return users.all().stream()
                .anyMatch(user -> user.isNamed(nameId, Folding.ASCII)
                        && !user.familyName().equals(familyName));
    }

    /** Accounts that were made through us and are there, but that none of these seats is for. */
    List<String> uncounted(List<SeatLine> seats) {
        Set<String> there = users.all().stream().map(UserSummary::id).collect(Collectors.toSet());
        seats.forEach(seat -> there.remove(String.valueOf(seat.account())));
        return uncounted(there);
    }

    private synchronized List<String> uncounted(Set<String> unseated) {
        return versions.entrySet().stream()
                .filter(one ->
                        isOurs(one.getValue()) && unseated.contains(one.getKey()) && !excused.contains(one.getKey()))
                .map(one -> "account without a seat: " + one.getValue())
                .toList();
    }
}
