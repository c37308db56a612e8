package org.peakonjit.subject;

import java.net.IDN;
import java.util.Arrays;
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

    private static final int LAST_OF_ASCII = 0x7F;

    public DomainScope {
        only = normal(only);
        except = normal(except);
    }

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
        return Arrays.stream(domain.strip().replaceAll("\\.+$", "").split("\\.", -1))
                .map(DomainScope::normalLabel)
                .collect(Collectors.joining("."));
    }

    /** What IDNA would take for letters of ASCII, as the Kelvin sign or ß, is not: the domain may be somebody else's. */
    private static String normalLabel(String label) {
        String lower = EmailAddress.canonical(label);
        int[] others = lower.codePoints().filter(one -> one > LAST_OF_ASCII).toArray();
        return others.length == 0 || Arrays.stream(others).anyMatch(DomainScope::isLikeAscii) ? lower : inAscii(lower);
    }

    private static String inAscii(String label) {
        try {
            return IDN.toASCII(label, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return label;
        }
    }

    private static boolean isLikeAscii(int codePoint) {
        String ascii = inAscii(Character.toString(codePoint));
        return !ascii.startsWith("xn--") && ascii.codePoints().allMatch(one -> one <= LAST_OF_ASCII);
    }
}
