package org.peakonjit.sandbox.idp;

import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import org.glassfish.jersey.server.ResourceConfig;
import org.peakonjit.sandbox.saml.Metadata;
import org.peakonjit.sandbox.saml.MetadataSource;
import org.peakonjit.sandbox.saml.ResponseIssuer;
import org.peakonjit.sandbox.saml.SamlException;
import org.peakonjit.sandbox.saml.SigningKey;
import org.peakonjit.sandbox.saml.SpDescription;
import org.peakonjit.sandbox.web.Assets;
import org.peakonjit.sandbox.web.LocalServer;
import org.peakonjit.sandbox.web.MetadataEndpoint;
import org.peakonjit.sandbox.web.Pages;
import org.peakonjit.sandbox.web.SamlProblemPage;
import org.peakonjit.sandbox.web.Sessions;

/**
 * The company's IdP of the sandbox: one picks who one is, no password. Serves {@code /metadata}, {@code /sso}
 * (Redirect and POST) and a dashboard with a tile that sends an unsolicited Response.
 *
 * <p>To sign in by a plain HTTP client: post {@code person=ada} to {@code /sign-in} and keep the cookie; {@code /sso}
 * then answers at once.
 */
public final class SandboxIdp implements AutoCloseable {

    private final LocalServer server;
    private final SigningKey key = SigningKey.generate("Acme Corp sign-in");
    private final People people = People.ofAcme();
    private final AtomicReference<MetadataSource<SpDescription>> serviceProvider = new AtomicReference<>();

    private SandboxIdp(LocalServer server) {
        this.server = server;
    }

    /** Starts at {@code preferredPort} or, where that is taken (or 0), at a free one. */
    public static SandboxIdp start(int preferredPort) {
        SandboxIdp idp = new SandboxIdp(LocalServer.at(preferredPort));
        Pages pages = new Pages();
        Sessions<Person> sessions = new Sessions<>("acme_session");
        SignOnAnswers answers =
                new SignOnAnswers(idp::serviceProvider, new ResponseIssuer(idp.entityId(), idp.key), pages);
        idp.server.serve(
                "/",
                new ResourceConfig()
                        .register(new IdpSite(idp.people, sessions, answers, pages))
                        .register(new SsoEndpoint(idp.people, sessions, answers, pages))
                        .register(new MetadataEndpoint(idp::metadata))
                        .register(new SamlProblemPage(pages, "acme"))
                        .register(new Assets()));
        idp.server.start();
        return idp;
    }

    /** The SP whose requests are answered and to whose ACS the tile leads; read when first needed. */
    public SandboxIdp trust(URI spMetadata) {
        serviceProvider.set(new MetadataSource<>(spMetadata, SpDescription::read));
        return this;
    }

    /** The root, without a trailing slash: the page where one picks a person. */
    public URI origin() {
        return server.origin();
    }

    public String entityId() {
        return origin() + "/metadata";
    }

    public URI metadataUrl() {
        return URI.create(entityId());
    }

    /** The IdP's metadata, for a file. */
    public byte[] metadata() {
        return Metadata.idp(entityId(), URI.create(origin() + "/sso"), key);
    }

    public People people() {
        return people;
    }

    private SpDescription serviceProvider() {
        MetadataSource<SpDescription> source = serviceProvider.get();
        if (source == null) {
            throw new SamlException("this IdP knows no service provider yet");
        }
        return source.get();
    }

    @Override
    public void close() {
        server.close();
    }
}
