package org.peakonjit.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.peakonjit.corpus.CorpusCase.Signed;
import org.peakonjit.outbound.GuardedFetch;
import org.peakonjit.refusal.Fault;
import org.peakonjit.saml.metadata.MetadataPreview;
import org.peakonjit.saml.metadata.source.UnusableMetadataException;
import org.peakonjit.saml.sp.Reception;
import org.peakonjit.subject.EmailAddress;
import org.peakonjit.subject.Subject;
import org.w3c.dom.DOMException;

/**
 * Whatever becomes of what an IdP sends: taken as it was signed, or refused, within a second of work and by no exception.
 *
 * <p>Each run tries the same changes, those of the seeds below.
 */
class MutatedMessagesTest {

    private static final Duration LONG = Duration.ofSeconds(1);
    private static final MetadataPreview PREVIEW = new MetadataPreview(new GuardedFetch(), Clock.systemUTC());
    /** One of each product. */
    private static final List<CorpusCase> SIGNED = List.copyOf(Corpus.cases()
            .filter(one -> one.hasResponse() && one.signed() != Signed.NOTHING)
            .filter(one -> one.outcome().equals(CorpusCase.TAKEN))
            .collect(Collectors.toMap(CorpusCase::product, one -> one, (one, other) -> one, TreeMap::new))
            .values());

    private static final Map<String, Honest> HONEST = new HashMap<>();

    /** A sign-on under way at the product, what that answers, and whom we take for it. */
    private record Honest(CorpusSp sp, CorpusSp.Journey journey, String response, Subject subject) {

        static Honest of(CorpusCase one) {
            CorpusSp sp = new CorpusSp(CorpusIdp.metadata(one));
            CorpusSp.Journey journey = sp.start();
            String response = CorpusIdp.response(one, journey.request());
            Reception reception = sp.receive(journey, base64(response.getBytes(StandardCharsets.UTF_8)));
            return new Honest(sp, journey, response, ((Reception.Accepted) reception).subject());
        }

        Reception receive(String field) {
            return inTime(() -> sp.receive(journey, field));
        }
    }

    @AfterContainer
    static void stop() {
        HONEST.values().forEach(one -> one.sp().close());
        HONEST.clear();
    }

    @Property(seed = "15", tries = 2500, edgeCases = EdgeCasesMode.NONE, generation = GenerationMode.RANDOMIZED)
    void aResponseSignsNobodyElseIn(@ForAll("signed") CorpusCase one, @ForAll("mutations") List<Mutation> mutations) {
        Honest honest = HONEST.computeIfAbsent(one.name(), unused -> Honest.of(one));
        byte[] mutated = Mutation.all(mutations, honest.response().getBytes(StandardCharsets.UTF_8));

        holds(honest.receive(base64(mutated)), honest);
    }

    @Property(seed = "15", tries = 300, edgeCases = EdgeCasesMode.NONE, generation = GenerationMode.RANDOMIZED)
    void whatAnIdpSignsIsTakenOrRefused(@ForAll("signed") CorpusCase one, @ForAll("oddities") List<Oddity> oddities) {
        Honest honest = HONEST.computeIfAbsent(one.name(), unused -> Honest.of(one));
        String response;
        try {
            response = CorpusIdp.response(one, honest.journey().request(), oddities);
        } catch (IllegalArgumentException | IllegalStateException | DOMException e) {
            return; // nothing is left that could be signed
        }

        Reception reception = honest.receive(base64(response.getBytes(StandardCharsets.UTF_8)));

        if (reception instanceof Reception.Rejected rejected) {
            assertThat(rejected.refusal().code().code()).startsWith("saml.");
        }
    }

    @Property(seed = "15", tries = 200, edgeCases = EdgeCasesMode.NONE, generation = GenerationMode.RANDOMIZED)
    void aFieldIsAnyText(@ForAll("signed") CorpusCase one, @ForAll("mutations") List<Mutation> mutations) {
        Honest honest = HONEST.computeIfAbsent(one.name(), unused -> Honest.of(one));
        byte[] field =
                base64(honest.response().getBytes(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);

        holds(honest.receive(new String(Mutation.all(mutations, field), StandardCharsets.UTF_8)), honest);
    }

    @Property(seed = "15", tries = 1500, edgeCases = EdgeCasesMode.NONE, generation = GenerationMode.RANDOMIZED)
    void metadataIsReadOrNamedUnusable(@ForAll("any") CorpusCase one, @ForAll("mutations") List<Mutation> mutations) {
        readOrNamed(Mutation.all(mutations, CorpusIdp.metadata(one)));
    }

    @Property(seed = "15", tries = 300, edgeCases = EdgeCasesMode.NONE, generation = GenerationMode.RANDOMIZED)
    void metadataIsAnyBytes(@ForAll byte[] bytes) {
        readOrNamed(bytes);
    }

    @Property(seed = "15", tries = 3000)
    void anAddressIsOneOrNone(@ForAll("addresses") String text) {
        Optional<EmailAddress> address = inTime(() -> EmailAddress.of(text));

        address.ifPresent(it -> {
            assertThat(EmailAddress.of(it.value())).contains(it);
            assertThat(it.value()).isEqualTo(EmailAddress.canonical(text)).doesNotContainPattern("[A-Z\\s\\p{Cntrl}]");
            assertThat(it.value().chars().filter(c -> c == '@')).hasSize(1);
            assertThat(it.domain()).isNotEmpty().doesNotContain("@");
        });
    }

    @Provide
    Arbitrary<CorpusCase> signed() {
        return Arbitraries.of(SIGNED);
    }

    @Provide
    Arbitrary<CorpusCase> any() {
        return Arbitraries.of(Corpus.cases().toList());
    }

    @Provide
    Arbitrary<List<Oddity>> oddities() {
        return Oddity.some();
    }

    @Provide
    Arbitrary<List<Mutation>> mutations() {
        return Mutation.some();
    }

    /** Any texts, and such as are nearly addresses. */
    @Provide
    Arbitrary<String> addresses() {
        Arbitrary<String> nearly = Arbitraries.strings()
                .withChars("aZ09.-_+'@@  \"<>(),;:\u00fc\u0130\u212a\u00ad\u200b\ud83d\ude00")
                .ofMaxLength(20);
        return Arbitraries.oneOf(
                Arbitraries.strings(),
                nearly,
                nearly.map(text -> text + "@corp.example"),
                nearly.map("alice@"::concat));
    }

    /** Where it is refused, a rule says why: no library stumbled. */
    private static void holds(Reception reception, Honest honest) {
        if (reception instanceof Reception.Accepted accepted) {
            assertThat(accepted.subject()).isEqualTo(honest.subject());
        } else if (reception instanceof Reception.Rejected rejected) {
            Fault cause = rejected.refusal().cause();
            assertThat(rejected.refusal().code().code()).startsWith("saml.");
            assertThat(cause.code()).as(cause.english()).isNotEqualTo("response.notRead");
        }
    }

    private static void readOrNamed(byte[] document) {
        inTime(() -> {
            try {
                return PREVIEW.read(document, null).entityId();
            } catch (UnusableMetadataException e) {
                return e.fault().english();
            }
        });
    }

    /** By the processor's clock, so that a busy machine changes nothing. */
    private static <T> T inTime(Supplier<T> work) {
        long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        T result = work.get();
        assertThat(Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin))
                .isLessThan(LONG);
        return result;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
