package org.peakonjit.web.signon;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.peakonjit.config.Settings;
import org.peakonjit.saml.sp.Reception;
import org.peakonjit.subject.Subject;
import org.peakonjit.trace.SignOnTrace;
import org.peakonjit.trace.StepKind;
import org.peakonjit.trace.TraceContext;

/**
 * What the trace of a sign-on keeps of a Response: names of attributes, and their values only until the moment that a
 * setting says.
 */
@Singleton
public class AssertionTrace {

    private final Settings settings;
    private final Clock clock;

    @Inject
    AssertionTrace(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    public void received(@Nullable String samlResponse, boolean relayState, int stateCookies) {
        SignOnTrace.step(
                StepKind.RESPONSE_RECEIVED,
                "characters",
                samlResponse == null ? 0 : samlResponse.length(),
                "relay-state",
                relayState,
                "state-cookies",
                stateCookies,
                "trace",
                SignOnTrace.context().map(TraceContext::traceId).orElse("none"));
    }

    public void verified(Reception.Accepted accepted) {
        Subject subject = accepted.subject();
        SignOnTrace.step(
                StepKind.RESPONSE_VERIFIED,
                "issuer",
                subject.issuer(),
                "name-id-format",
                subject.nameId().format(),
                "authenticated",
                accepted.authentication().at(),
                "context",
                accepted.authentication().contextClass().orElse("none"));
        SignOnTrace.step(StepKind.ATTRIBUTES_READ, attributes(subject.attributes()));
    }

    private Object[] attributes(Map<String, List<String>> attributes) {
        boolean withValues = settings.trace()
                .attributeValuesUntil()
                .filter(clock.instant()::isBefore)
                .isPresent();
        if (withValues) {
            return new TreeMap<>(attributes)
                    .entrySet().stream()
                            .flatMap(one -> List.of(one.getKey(), String.join(" | ", one.getValue())).stream())
                            .toArray();
        }
        String names = attributes.entrySet().stream()
                .map(one -> one.getKey() + " (" + one.getValue().size() + ")")
                .sorted()
                .collect(Collectors.joining(", "));
        return new Object[] {"names", names.isEmpty() ? "none" : names};
    }
}
