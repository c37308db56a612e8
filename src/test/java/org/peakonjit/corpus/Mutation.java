package org.peakonjit.corpus;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * What may happen to a message on its way, or at somebody's hands: some bytes of it are put out, and others in.
 *
 * @param at where, modulo its length
 * @param out how many bytes
 * @param in what stands there then; empty = nothing
 */
record Mutation(int at, int out, byte[] in) {

    /** What readers disagree about, beside any bytes. */
    private static final List<String> SNIPPETS = List.of(
            "<!-- -->",
            "<![CDATA[x]]>",
            "<?x y?>",
            "]]>",
            "&amp;",
            "&#0;",
            "&#x1F600;",
            "&x;",
            "<!DOCTYPE x>",
            " xmlns=\"\"",
            " ID=\"_1\"",
            "\u0000",
            "\u00e9",
            "\ufeff",
            "\ud83d\ude00",
            "\u202e",
            "\r\n",
            " ",
            "\"",
            "<",
            ">",
            "=",
            "-1",
            "99999999999999999999",
            "9999-99-99T99:99:99Z",
            "P1Y",
            "http://[",
            "%zz",
            "{x}",
            "urn:oasis:names:tc:SAML:2.0:protocol");

    static Arbitrary<List<Mutation>> some() {
        Arbitrary<byte[]> in = Arbitraries.oneOf(
                Arbitraries.of(SNIPPETS).map(text -> text.getBytes(StandardCharsets.UTF_8)),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(4));
        Arbitrary<Integer> out = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 4), Arbitraries.integers().between(0, 400));
        return Combinators.combine(Arbitraries.integers().between(0, Integer.MAX_VALUE), out, in)
                .as(Mutation::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    static byte[] all(List<Mutation> mutations, byte[] message) {
        byte[] changed = message;
        for (Mutation one : mutations) {
            changed = one.of(changed);
        }
        return changed;
    }

    private byte[] of(byte[] message) {
        int from = message.length == 0 ? 0 : at % message.length;
        int until = Math.min(message.length, from + out);
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        changed.write(message, 0, from);
        changed.writeBytes(in);
        changed.write(message, until, message.length - until);
        return changed.toByteArray();
    }

    @Override
    public String toString() {
        return at + ": " + out + " bytes become \"" + new String(in, StandardCharsets.ISO_8859_1) + "\"";
    }
}
