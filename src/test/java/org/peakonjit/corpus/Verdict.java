package org.peakonjit.corpus;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.peakonjit.outbound.GuardedFetch;
import org.peakonjit.refusal.Fault;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.saml.metadata.CompanyIdp;
import org.peakonjit.saml.metadata.MetadataFault;
import org.peakonjit.saml.metadata.MetadataPreview;
import org.peakonjit.saml.metadata.UnusableMetadataException;
import org.peakonjit.saml.sp.Reception;
import org.peakonjit.subject.Subject;

/**
 * What became of a case.
 *
 * @param idp what its metadata says; null = nothing that could be used
 * @param subject whom we took; null = nobody
 * @param fault why not; null = all is well
 */
record Verdict(
        @Nullable CompanyIdp idp,
        @Nullable Subject subject,
        @Nullable Fault fault) {

    private static final MetadataPreview PREVIEW = new MetadataPreview(new GuardedFetch());

    static Verdict on(CorpusCase one) {
        byte[] metadata = CorpusIdp.metadata(one);
        CompanyIdp idp;
        try {
            idp = PREVIEW.read(metadata, null);
        } catch (UnusableMetadataException e) {
            return new Verdict(null, null, e.fault());
        }
        if (!idp.isValidAt(Instant.now())) {
            return new Verdict(
                    null, null, MetadataFault.EXPIRED.fault(idp.validUntil().orElseThrow()));
        }
        if (!one.hasResponse()) {
            return new Verdict(idp, null, null);
        }
        try (CorpusSp sp = new CorpusSp(metadata)) {
            CorpusSp.Journey journey = sp.start();
            return on(sp.receive(journey, CorpusIdp.post(one, journey.request())), idp);
        }
    }

    private static Verdict on(Reception reception, CompanyIdp idp) {
        if (reception instanceof Reception.Accepted accepted) {
            return new Verdict(idp, accepted.subject(), null);
        }
        return new Verdict(
                idp,
                null,
                reception instanceof Reception.Rejected rejected
                        ? rejected.refusal().cause()
                        : ((Reception.Restart) reception).reason());
    }

    /** {@code taken}, the code of the fault or, in what it is about, of one of its parts. */
    boolean is(String outcome) {
        if (fault != null) {
            return codes(fault).anyMatch(outcome::equals);
        }
        boolean incomplete = subject != null && subject.address().isEmpty();
        return outcome.equals(incomplete ? RefusalCode.SUBJECT_INCOMPLETE.code() : CorpusCase.TAKEN);
    }

    Optional<String> sentence() {
        return Optional.ofNullable(fault).map(Fault::english);
    }

    @Override
    public String toString() {
        return fault == null ? "taken" : fault.code() + ": " + fault.english();
    }

    private static Stream<String> codes(Fault fault) {
        return Stream.concat(
                Stream.of(fault.code()),
                fault.arguments().stream()
                        .filter(Fault.class::isInstance)
                        .map(Fault.class::cast)
                        .flatMap(Verdict::codes));
    }
}
