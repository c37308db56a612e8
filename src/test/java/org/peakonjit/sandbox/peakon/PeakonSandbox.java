package org.peakonjit.sandbox.peakon;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.glassfish.jersey.server.ResourceConfig;
import org.peakonjit.sandbox.saml.Ids;
import org.peakonjit.sandbox.scim.Dialects;
import org.peakonjit.sandbox.scim.Faults;
import org.peakonjit.sandbox.scim.ScimCall;
import org.peakonjit.sandbox.scim.ScimServer;
import org.peakonjit.sandbox.scim.UserDirectory;
import org.peakonjit.sandbox.web.Assets;
import org.peakonjit.sandbox.web.LocalServer;
import org.peakonjit.sandbox.web.Pages;
import org.peakonjit.sandbox.web.SamlProblemPage;
import org.peakonjit.sandbox.web.Sessions;

/**
 * Peakon's place in demo and tests: a strict SAML SP with sessions and deep links, and a SCIM 2.0 server whose users,
 * calls and faults can be looked at and set.
 */
public final class PeakonSandbox implements AutoCloseable {

    static final String SCIM_PATH = "api/scim/v2";

    private final LocalServer server;
    private final ScimServer scim = ScimServer.withToken("sandbox" + Ids.fresh());
    private final ServiceProvider serviceProvider;

    private PeakonSandbox(LocalServer server) {
        this.server = server;
        this.serviceProvider = new ServiceProvider(origin(), entityId(), acsUrl(), scim.users());
    }

    /** Starts at {@code preferredPort} or, where that is taken (or 0), at a free one. */
    public static PeakonSandbox start(int preferredPort) {
        return start(LocalServer.at(preferredPort));
    }

    /** Starts at a free port, behind a reverse proxy at {@code origin}. */
    public static PeakonSandbox behind(URI origin) {
        return start(LocalServer.at(0, origin));
    }

    private static PeakonSandbox start(LocalServer server) {
        PeakonSandbox peakon = new PeakonSandbox(server);
        Pages pages = new Pages();
        Sessions<SignedIn> sessions = new Sessions<>("peakon_sandbox_session");
        peakon.server
                .serve("/" + SCIM_PATH + "/", peakon.scim.application(), peakon.scim.filters())
                .serve(
                        "/",
                        new ResourceConfig()
                                .register(new PeakonSite(peakon.scim, sessions, pages))
                                .register(new SamlEndpoint(peakon.serviceProvider, sessions, pages))
                                .register(new SamlProblemPage(pages, "peakon"))
                                .register(new Assets()));
        peakon.server.start();
        return peakon;
    }

    /** The one IdP whose Responses are accepted; its metadata is read when first needed. */
    public PeakonSandbox trust(URI idpMetadata) {
        serviceProvider.trust(idpMetadata);
        return this;
    }

    /** The root, without a trailing slash. */
    public URI origin() {
        return server.origin();
    }

    /** The same on this machine, where it stands behind a reverse proxy. */
    public URI localOrigin() {
        return server.localOrigin();
    }

    public String entityId() {
        return origin() + "/" + SamlEndpoint.COMPANY + "metadata";
    }

    public URI acsUrl() {
        return URI.create(origin() + "/" + SamlEndpoint.COMPANY + "assert");
    }

    /** Sends an AuthnRequest at once; {@code ?binding=post} and {@code ?target=/surveys/1} are understood. */
    public URI loginUrl() {
        return URI.create(origin() + "/login");
    }

    public URI scimBaseUrl() {
        return URI.create(localOrigin() + "/" + SCIM_PATH);
    }

    public String bearerToken() {
        return scim.bearerToken();
    }

    /** The tokens that it takes, which may be changed. */
    public Set<String> bearerTokens() {
        return scim.tokens();
    }

    public UserDirectory users() {
        return scim.users();
    }

    /** The calls that came in, the oldest first. */
    public List<ScimCall> scimCalls() {
        return scim.calls().all();
    }

    /** Forgets the calls so far. */
    public void forgetCalls() {
        scim.calls().clear();
    }

    /** Everybody whose Response was accepted, the oldest first. */
    public List<SignedIn> signedIn() {
        return serviceProvider.visits().all();
    }

    public Faults faults() {
        return scim.faults();
    }

    /** In which dialect its SCIM service answers. */
    public Dialects dialects() {
        return scim.dialects();
    }

    @Override
    public void close() {
        server.close();
    }
}
