package org.peakonjit.access;

import com.google.common.hash.Hashing;
import com.google.common.net.InetAddresses;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * From where somebody tries a password.
 *
 * @param network the address; of IPv6 the /64, all of which is one customer's
 * @param browser what the browser was given when somebody signed in with it, or will be given; a program has none
 */
public record Origin(String network, Optional<String> browser) {

    private static final int HALF_OF_IPV6 = 8;

    /** A program at that address. */
    public static Origin of(String address) {
        return new Origin(networkOf(address), Optional.empty());
    }

    /** A browser at that address. */
    public static Origin of(String address, String browser) {
        return new Origin(networkOf(address), Optional.of(browser));
    }

    /** By what it is known again, the surest first: digests, so that what is stored lets nobody in. */
    List<String> marks() {
        return Stream.concat(browser.map(value -> "browser " + value).stream(), Stream.of("network " + network))
                .map(text -> Hashing.sha256()
                        .hashString(text, StandardCharsets.UTF_8)
                        .toString())
                .toList();
    }

    private static String networkOf(String address) {
        String host = address.replaceFirst("%.*$", "");
        if (!InetAddresses.isInetAddress(host)) {
            return host;
        }
        InetAddress read = InetAddresses.forString(host);
        return read instanceof Inet6Address ipv6 ? halfOf(ipv6) : InetAddresses.toAddrString(read);
    }

    private static String halfOf(Inet6Address ipv6) {
        byte[] bytes = ipv6.getAddress();
        Arrays.fill(bytes, HALF_OF_IPV6, bytes.length, (byte) 0);
        try {
            return InetAddresses.toAddrString(InetAddress.getByAddress(bytes)) + "/64";
        } catch (UnknownHostException e) {
            throw new IllegalStateException("16 bytes are no address", e);
        }
    }
}
