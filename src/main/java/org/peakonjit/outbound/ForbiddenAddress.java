package org.peakonjit.outbound;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Addresses that no administrator may make this server call: those of link-local and metadata services, which answer
 * with credentials of the machine (CWE-918). Loopback and private networks are where companies' IdPs are, and stay
 * allowed. What counts is the address, however it is spelled.
 */
public final class ForbiddenAddress {

    /** Of Google, Alibaba, Azure and Oracle, outside of 169.254.0.0/16. */
    private static final Set<String> METADATA_SERVICES =
            Set.of("fd20:ce:0:0:0:0:0:254", "100.100.100.200", "168.63.129.16", "192.0.0.192");

    /** fd00:ec2::/32, where AWS has all services of a machine's own. */
    private static final byte[] AWS = {(byte) 0xfd, 0x00, 0x0e, (byte) 0xc2};

    /** 64:ff9b:1::/48 (RFC 8215): what a network translates such an address to, it alone knows. */
    private static final byte[] TRANSLATED_LOCALLY = {0x00, 0x64, (byte) 0xff, (byte) 0x9b, 0x00, 0x01};

    private ForbiddenAddress() {}

    /** Why the host may not be called; empty when it may, or when nobody knows it. */
    public static Optional<String> of(String host) {
        try {
            refuse(host, InetAddress.getAllByName(host));
            return Optional.empty();
        } catch (ForbiddenAddressException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Throws when one of the host's addresses is forbidden: which of them is called is not ours to choose. */
    static void refuse(String host, InetAddress... addresses) throws ForbiddenAddressException {
        for (InetAddress address : addresses) {
            if (isForbidden(address)) {
                throw new ForbiddenAddressException(host);
            }
        }
    }

    private static boolean isForbidden(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || METADATA_SERVICES.contains(zone < 0 ? text : text.substring(0, zone))
                || isUnusableIpv4(address.getAddress())
                || address instanceof Inet6Address && isForbiddenIpv6(address.getAddress());
    }

    /** 0.0.0.0/8 is this very machine on some systems (RFC 1122 §3.2.1.3), 255.255.255.255 everybody. */
    private static boolean isUnusableIpv4(byte[] bytes) {
        return bytes.length == 4 && (bytes[0] == 0 || Arrays.equals(bytes, new byte[] {-1, -1, -1, -1}));
    }

    /**
     * Networks of IPv6, and IPv4 addresses in it: compatible (RFC 4291), translated (RFC 6052), 6to4 (RFC 3056). Java
     * unwraps mapped ones.
     */
    private static boolean isForbiddenIpv6(byte[] bytes) {
        if (isWithin(AWS, bytes) || isWithin(TRANSLATED_LOCALLY, bytes)) {
            return true;
        }
        boolean isCompatible = begins(bytes) && !isLoopback(bytes);
        if (isCompatible || begins(bytes, 0x00, 0x64, 0xff, 0x9b)) {
            return isForbiddenIpv4(bytes, 12);
        }
        return bytes[0] == 0x20 && bytes[1] == 0x02 && isForbiddenIpv4(bytes, 2);
    }

    private static boolean isWithin(byte[] network, byte[] bytes) {
        return Arrays.equals(network, 0, network.length, bytes, 0, network.length);
    }

    private static boolean isLoopback(byte[] bytes) {
        return bytes[12] == 0 && bytes[13] == 0 && bytes[14] == 0 && bytes[15] == 1;
    }

    /** Whether the first twelve bytes are these, followed by zeros. */
    private static boolean begins(byte[] bytes, int... expected) {
        for (int i = 0; i < 12; i++) {
            if ((bytes[i] & 0xff) != (i < expected.length ? expected[i] : 0)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isForbiddenIpv4(byte[] bytes, int from) {
        try {
            return isForbidden(InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4)));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
