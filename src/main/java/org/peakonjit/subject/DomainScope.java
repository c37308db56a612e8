package org.peakonjit.subject;

import java.net.IDN;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * For whose people an IdP may speak, by the domain of their e-mail address. However a domain is spelled (case, final dot,
 * IDNA), it is one domain.
 *
 * @param only for these alone; none = for all but {@code except}
 * @param except for none of these
 */
public record DomainScope(Set<String> only, Set<String> except) {

    /** Everybody. */
    public static final DomainScope ANY = new DomainScope(Set.of(), Set.of());

    public DomainScope {
        only = normal(only);
        except = normal(except);
    }

    /** Whether it is everybody. */
    public boolean isAny() {
        return only.isEmpty() && except.isEmpty();
    }

    /**
     * Whether whoever has that e-mail address, or another name, is among them. A name that is no address belongs to
     * whoever speaks for all the rest; one that could be read as two addresses belongs to nobody.
     */
    public boolean covers(String name) {
        if (isAny()) {
            return true;
        }
        int at = name.indexOf('@');
        if (at < 0) {
            return only.isEmpty();
        }
        if (at == 0 || at != name.lastIndexOf('@')) {
            return false;
        }
        String domain = normal(name.substring(at + 1));
        return only.isEmpty() ? !except.contains(domain) : only.contains(domain);
    }

    private static Set<String> normal(Set<String> domains) {
        return domains.stream().map(DomainScope::normal).collect(Collectors.toUnmodifiableSet());
    }

    /** The one spelling of a domain. */
    public static String normal(String domain) {
        String lower = domain.strip().toLowerCase(Locale.ROOT).replaceAll("\\.+$", "");
        try {
            return IDN.toASCII(lower, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return lower;
        }
    }
}
