package org.peakonjit.corpus;

import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.peakonjit.config.WrongSettingsException;
import org.peakonjit.outbound.GuardedFetch;
import org.peakonjit.refusal.Fault;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.saml.metadata.MetadataPreview;
import org.peakonjit.saml.metadata.document.CompanyIdp;
import org.peakonjit.saml.metadata.source.MetadataFault;
import org.peakonjit.saml.metadata.source.UnusableMetadataException;
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

    private static final MetadataPreview PREVIEW = new MetadataPreview(new GuardedFetch(), Clock.systemUTC());

    static Verdict on(CorpusCase one) {
        byte[] metadata = CorpusIdp.metadata(one);
        try (CorpusSp sp = new CorpusSp(metadata)) {
            if (!one.hasResponse()) {
                return new Verdict(sp.idp(), null, null);
            }
            CorpusSp.Journey journey = sp.start();
            return on(sp.receive(journey, CorpusIdp.post(one, journey.request())), sp.idp());
        } catch (WrongSettingsException e) {
            return new Verdict(null, null, unusable(metadata));
        }
    }

    private static Fault unusable(byte[] metadata) {
        try {
            CompanyIdp idp = PREVIEW.read(metadata, null);
            return MetadataFault.EXPIRED.fault(idp.validUntil().orElseThrow());
        } catch (UnusableMetadataException e) {
            return e.fault();
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
                        : reason(reception));
    }

    /** Why the sign-on starts over, in whichever way. */
    private static Fault reason(Reception startsOver) {
        return Stream.of(startsOver.getClass().getRecordComponents())
                .filter(component -> component.getType() == Fault.class)
                .map(component -> {
                    try {
                        return (Fault) component.getAccessor().invoke(startsOver);
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .findFirst()
                .orElseThrow();
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
