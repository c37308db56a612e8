package org.peakonjit.api.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.AuditTrail.TracedEntry;
import org.peakonjit.trace.StepKind;
import org.peakonjit.trace.TraceStep;

/** A sign-on with its steps, or a sign-out, as it is answered. */
@Schema(name = "SignOn")
record TraceDocument(
        AuditEntry.Kind kind,
        String reference,
        Instant at,
        @Nullable String application,
        @Nullable String person,
        @Nullable String issuer,
        @Nullable String flow,
        String outcome,
        @Nullable String provisioned,
        @Nullable String policy,
        @Nullable String detail,
        @Nullable String address,

        @Schema(description = "what helps at the identity provider, where we know its menus") @Nullable
        String remedy,

        @Schema(description = "none where they are not kept any more, and of a sign-out")
        List<Step> steps) {

    /** One of them. */
    @Schema(name = "SignOnStep")
    record Step(long afterMilliseconds, StepKind step, Map<String, String> details) {

        private static Step of(TraceStep step) {
            return new Step(step.afterMilliseconds(), step.kind(), step.details());
        }
    }

    static TraceDocument of(TracedEntry found, @Nullable String remedy) {
        AuditLine line = AuditLine.of(found.entry(), null);
        return new TraceDocument(
                line.kind(),
                String.valueOf(line.reference()),
                line.at(),
                line.application(),
                line.person(),
                line.issuer(),
                line.flow(),
                line.outcome(),
                line.provisioned(),
                line.policy(),
                line.detail(),
                line.address(),
                remedy,
                found.steps().stream().map(Step::of).toList());
    }
}
