package org.peakonjit.config;

import com.google.common.net.HostAndPort;
import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The reverse proxies that are believed when they say on whose behalf they ask. Nobody else is: anybody can send an
 * {@code X-Forwarded-For}.
 */
public record TrustedProxies(List<Network> networks) {

    public TrustedProxies {
        networks = List.copyOf(networks);
    }

    /** A range of addresses (RFC 4632 §3.1, RFC 4291 §2.3). */
    public record Network(InetAddress address, int prefix) {

        /** Reads {@code 10.0.0.0/8}, {@code fd00::/8} or a single address; empty = neither, or everybody's. */
        static Optional<Network> read(String text) {
            String[] parts = text.split("/", 2);
            if (!InetAddresses.isInetAddress(parts[0])) {
                return Optional.empty();
            }
            InetAddress address = InetAddresses.forString(parts[0]);
            int bits = address.getAddress().length * Byte.SIZE;
            if (parts.length == 1) {
                return Optional.of(new Network(address, bits));
            }
            if (!parts[1].matches("\\d{1,3}")) {
                return Optional.empty();
            }
            int prefix = Integer.parseInt(parts[1]);
            return prefix > 0 && prefix <= bits ? Optional.of(new Network(address, prefix)) : Optional.empty();
        }

        boolean contains(InetAddress other) {
            byte[] one = address.getAddress();
            byte[] two = other.getAddress();
            int whole = prefix / Byte.SIZE;
            int shift = Byte.SIZE - prefix % Byte.SIZE;
            return one.length == two.length
                    && Arrays.equals(one, 0, whole, two, 0, whole)
                    && (whole == one.length || (one[whole] & 0xFF) >> shift == (two[whole] & 0xFF) >> shift);
        }
    }

    /**
     * The address of the client: the peer itself or, where that is one of ours, whom it names; the same again for whom
     * that one names. What is no address is believed of nobody, and the hop that sent it stands for the client.
     *
     * @param forwardedFor the values of the X-Forwarded-For headers, in their order
     */
    public String clientOf(String peer, List<String> forwardedFor) {
        if (networks.isEmpty() || forwardedFor.isEmpty()) {
            return peer;
        }
        String[] hops = String.join(",", forwardedFor).split(",", -1);
        String client = peer;
        for (int i = hops.length - 1; i >= 0 && trusts(client); i--) {
            Optional<String> hop = address(hops[i].strip());
            if (hop.isEmpty()) {
                return client;
            }
            client = hop.get();
        }
        return client;
    }

    private boolean trusts(String client) {
        return address(client)
                .map(InetAddresses::forString)
                .filter(address -> networks.stream().anyMatch(network -> network.contains(address)))
                .isPresent();
    }

    /** The address alone: some proxies add the port, and a server the interface. */
    private static Optional<String> address(String hop) {
        try {
            String host = HostAndPort.fromString(hop).getHost().replaceFirst("%.*$", "");
            return Optional.of(host).filter(InetAddresses::isInetAddress);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
