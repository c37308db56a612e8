package org.peakonjit.administration.people;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.AuditEntry.Kind;
import org.peakonjit.audit.AuditQuery;
import org.peakonjit.audit.AuditTrail;
import org.peakonjit.license.person.FormerHolders;
import org.peakonjit.license.person.PeopleIndex;

/**
 * Finds people of all applications: who holds a seat by the beginning of the address, by identifier, employee number or
 * id at Peakon; who had one, or was refused, by the whole address.
 */
@Singleton
public class PeopleSearch {

    private final PeopleIndex index;
    private final FormerHolders formerHolders;
    private final AuditTrail trail;

    @Inject
    public PeopleSearch(PeopleIndex index, FormerHolders formerHolders, AuditTrail trail) {
        this.index = index;
        this.formerHolders = formerHolders;
        this.trail = trail;
    }

    /**
     * Somebody who was found.
     *
     * @param address or what the audit calls them
     * @param applications those in which they hold a seat
     */
    public record Hit(String address, List<String> applications) {}

    /** By address, {@code atMost} people. */
    public List<Hit> find(String typed, int atMost) {
        String text = typed.strip();
        String address = PersonFiles.called(text);
        Map<String, List<String>> found = new LinkedHashMap<>();
        if (isKnown(address)) {
            found.put(address, new ArrayList<>());
        }
        index.called(text, atMost * 2)
                .forEach(seat -> found.computeIfAbsent(seat.address(), one -> new ArrayList<>())
                        .add(seat.application()));
        return found.entrySet().stream()
                .map(one -> new Hit(one.getKey(), List.copyOf(one.getValue())))
                .limit(atMost)
                .toList();
    }

    private boolean isKnown(String address) {
        return !formerHolders.at(address).isEmpty()
                || trail.page(AuditQuery.about(Kind.SIGN_ON, address), 0, 1).stream()
                        .map(AuditEntry::person)
                        .anyMatch(address::equals);
    }
}
