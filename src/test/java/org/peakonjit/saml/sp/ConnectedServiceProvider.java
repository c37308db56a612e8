package org.peakonjit.saml.sp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.peakonjit.refusal.Fault;
import org.peakonjit.saml.PeakonRequest;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.saml.metadata.document.CompanyIdp;

/** Our SP with an IdP connected, to which nobody is sent. */
public final class ConnectedServiceProvider implements ServiceProvider {

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public Optional<Fault> notReadyBecause() {
        return Optional.empty();
    }

    @Override
    public Optional<Fault> notReadyBecause(String idp) {
        return Optional.empty();
    }

    @Override
    public OutgoingRequest start(PendingSignOn pending, String idp) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Reception receive(@Nullable String samlResponse, @Nullable String relayState, Map<String, String> cookies) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Reception rehearse(CompanyIdp idp, Function<PeakonRequest, String> answer) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> newestFirst(Map<String, String> cookies) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String stateCookiePrefix() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String metadata() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<UnderWay> underWay(Map<String, String> cookies) {
        throw new UnsupportedOperationException();
    }
}
