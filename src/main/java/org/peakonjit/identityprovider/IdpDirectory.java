package org.peakonjit.identityprovider;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.peakonjit.application.Application;
import org.peakonjit.application.PeakonNameId;
import org.peakonjit.subject.DomainScope;

/**
 * Which IdP speaks for whom. Each e-mail domain belongs to one IdP: the one that names it or, where none does, the one
 * IdP that names none at all. So no two IdPs can ever assert the same person.
 */
public record IdpDirectory(List<RegisteredIdp> all, Set<String> reserved) {

    /** @param reserved domains of IdPs that cannot be read: nobody else speaks for their people meanwhile */
    public IdpDirectory {
        all = List.copyOf(all);
        reserved = Set.copyOf(reserved);
    }

    public IdpDirectory(List<RegisteredIdp> all) {
        this(all, Set.of());
    }

    public Set<String> names() {
        return all.stream().map(RegisteredIdp::name).collect(Collectors.toSet());
    }

    /** Those that are enabled and speak for nobody of whom an earlier one speaks already. */
    public List<RegisteredIdp> inService() {
        List<RegisteredIdp> inService = new ArrayList<>();
        all.stream()
                .filter(RegisteredIdp::enabled)
                .filter(idp -> rival(idp, inService).isEmpty())
                .forEach(inService::add);
        return List.copyOf(inService);
    }

    /** Which other enabled IdP speaks for the same people, if any. */
    public Optional<RegisteredIdp> rivalOf(RegisteredIdp idp) {
        return rival(
                idp,
                all.stream()
                        .filter(RegisteredIdp::enabled)
                        .filter(other -> !other.name().equals(idp.name()))
                        .toList());
    }

    /** For whom the IdP may speak; a domain stays its IdP's while that is disabled. */
    public DomainScope scopeOf(RegisteredIdp idp) {
        return idp.emailDomains().isEmpty()
                ? new DomainScope(
                        Set.of(),
                        Stream.concat(reserved.stream(), all.stream().flatMap(other -> other.emailDomains().stream()))
                                .collect(Collectors.toSet()))
                : new DomainScope(Set.copyOf(idp.emailDomains()), Set.of());
    }

    /** From where an application's people may come. */
    public List<RegisteredIdp> possibleFor(Application application) {
        return possibleFor(
                application.saml().identityProviders(), application.saml().nameId() != PeakonNameId.EMAIL);
    }

    /**
     * As above.
     *
     * @param names the IdPs that the application names; none = any
     * @param byNumber whether Peakon knows its people by another thing than their e-mail address: since nothing says whose
     *     that is, such an application takes one IdP alone, the one it names or the one that speaks for all the rest
     */
    List<RegisteredIdp> possibleFor(List<String> names, boolean byNumber) {
        List<RegisteredIdp> possible = inService().stream()
                .filter(idp -> names.isEmpty() || names.contains(idp.name()))
                .toList();
        if (!byNumber || possible.size() <= 1) {
            return possible;
        }
        return possible.stream().filter(idp -> idp.emailDomains().isEmpty()).toList();
    }

    /** Who of {@code possible} speaks for people of that address. */
    public Optional<RegisteredIdp> speakingFor(String email, List<RegisteredIdp> possible) {
        return possible.stream().filter(idp -> scopeOf(idp).covers(email)).findFirst();
    }

    private static Optional<RegisteredIdp> rival(RegisteredIdp idp, List<RegisteredIdp> others) {
        Set<String> domains = normal(idp).collect(Collectors.toCollection(HashSet::new));
        return others.stream()
                .filter(other -> domains.isEmpty()
                        ? other.emailDomains().isEmpty()
                        : normal(other).anyMatch(domains::contains))
                .findFirst();
    }

    private static Stream<String> normal(RegisteredIdp idp) {
        return idp.emailDomains().stream().map(DomainScope::normal);
    }
}
