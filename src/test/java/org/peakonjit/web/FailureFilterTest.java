package org.peakonjit.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peakonjit.application.InMemoryApplications;
import org.peakonjit.config.TestSettings;
import org.peakonjit.events.RecordedEvents;
import org.peakonjit.network.ClientAddresses;
import org.peakonjit.refusal.Fault;
import org.peakonjit.saml.idp.IdentityProvider;
import org.peakonjit.signon.SignOnEvent;
import org.peakonjit.trace.SignOnTrace;
import org.peakonjit.trace.StepKind;

/** What fails here is a page with a reference, a line of the audit, and nobody else's fault. */
class FailureFilterTest {

    @TempDir
    private Path dataDir;

    private final RecordedEvents<SignOnEvent> events = new RecordedEvents<>();
    private final ByteArrayOutputStream page = new ByteArrayOutputStream();
    private final AtomicInteger status = new AtomicInteger();

    private void failing(RuntimeException failure) throws Exception {
        FailureFilter filter = new FailureFilter();
        filter.pages = new Pages();
        filter.responder = new SignOnResponder(
                events,
                new InMemoryApplications(),
                (IdentityProvider) fake(IdentityProvider.class),
                filter.pages,
                new ClientAddresses(TestSettings.in(dataDir)),
                Clock.systemUTC());
        filter.doFilter(
                (HttpServletRequest) fake(HttpServletRequest.class),
                (HttpServletResponse) fake(HttpServletResponse.class),
                (request, response) -> {
                    SignOnTrace.step(StepKind.PLANNED, "plan", "take-seat");
                    throw failure;
                });
    }

    @Test
    void isToldAsOursWithoutWhatTheExceptionQuotes() throws Exception {
        failing(new IllegalStateException("wrapped", new IllegalArgumentException("jdoe@corp.example")));

        assertThat(status).hasValue(500);
        assertThat(events.fired()).singleElement().satisfies(event -> {
            assertThat(event.outcome()).isEqualTo("internal.error");
            assertThat(event.flow()).isEqualTo(SignOnEvent.Flow.IDP);
            assertThat(String.valueOf(event.detail()))
                    .contains("IllegalArgumentException")
                    .doesNotContain("jdoe");
            assertThat(page.toString(StandardCharsets.UTF_8))
                    .contains("internal.error", event.reference())
                    .doesNotContain("IllegalArgument", "jdoe", "Peakon cannot be reached");
        });
        assertThat(Fault.of(String.valueOf(events.fired().get(0).detail())).english())
                .startsWith("a failure of this server");
    }

    @Test
    void leavesNoStepsToTheThreadsNextRequest() throws Exception {
        failing(new IllegalStateException("broken"));

        assertThat(SignOnTrace.steps()).isEmpty();
    }

    private Object fake(Class<?> type) {
        return Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer(method.getName(), arguments));
    }

    private @Nullable Object answer(String method, Object @Nullable [] arguments) {
        return switch (method) {
            case "getMethod" -> "POST";
            case "getServletPath" -> "/saml/acs";
            case "getContextPath" -> "";
            case "getRemoteAddr" -> "192.0.2.7";
            case "getHeaders" -> Collections.emptyEnumeration();
            case "isCommitted" -> false;
            case "getOutputStream" -> new Body();
            case "setStatus" -> {
                status.set((Integer) arguments[0]);
                yield null;
            }
            default -> null;
        };
    }

    private final class Body extends ServletOutputStream {

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(int b) {
            page.write(b);
        }
    }
}
