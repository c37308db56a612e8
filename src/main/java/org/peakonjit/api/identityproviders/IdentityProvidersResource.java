package org.peakonjit.api.identityproviders;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.util.Optional;
import org.peakonjit.administration.identityproviders.IdentityProviderChanges;
import org.peakonjit.administration.identityproviders.IdentityProviderStatus;
import org.peakonjit.administration.identityproviders.NewIdentifiers;
import org.peakonjit.api.caller.Caller;
import org.peakonjit.api.http.ApiResource;
import org.peakonjit.api.http.Problem;
import org.peakonjit.api.http.VersionCondition;
import org.peakonjit.api.http.Versioned;
import org.peakonjit.api.http.VersionedKind;
import org.peakonjit.api.list.Listing;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.identityprovider.RegisteredIdps;
import org.peakonjit.identityprovider.RegisteredIdps.Stored;
import org.peakonjit.identityprovider.SeenAttributes;
import org.peakonjit.json.Reading;
import org.peakonjit.saml.metadata.ConnectedIdp;
import org.peakonjit.saml.metadata.IdentityProviders;

/** The company's identity providers. */
@Path("/identity-providers")
@Produces(MediaType.APPLICATION_JSON)
@ApiResource
public class IdentityProvidersResource {

    private static final VersionedKind IDENTITY_PROVIDER = new VersionedKind("identity-provider", "identity provider");

    @Inject
    RegisteredIdps registered;

    @Inject
    IdentityProviders identityProviders;

    @Inject
    IdentityProviderChanges changes;

    @Inject
    NewIdentifiers newIdentifiers;

    @Inject
    SeenAttributes seenAttributes;

    @Inject
    Clock clock;

    /** All of them: the one from the settings first, then by name. */
    @GET
    @Operation(summary = "The company's identity providers")
    @ApiResponse(responseCode = "200", description = "All of them", useReturnTypeSchema = true)
    public Listing<IdentityProviderDocument> all() {
        return Listing.of(registered.all().stream().map(this::document).toList());
    }

    @GET
    @Path("/{name}")
    @Operation(summary = "One identity provider, with its version in ETag")
    @ApiResponse(responseCode = "200", description = "The identity provider", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", ref = "NotFound")
    public Versioned<IdentityProviderDocument> one(@PathParam("name") String name) {
        return show(stored(name));
    }

    /** Registers or replaces one. Without If-Match, whoever writes last wins. */
    @PUT
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Registers or replaces an identity provider")
    @VersionedKind.Replaced
    public Versioned<IdentityProviderDocument> put(
            @PathParam("name") String name,
            @RequestBody(required = true) Reading<RegisteredIdp> body,
            @Context HttpHeaders headers,
            @Context SecurityContext caller) {
        return IDENTITY_PROVIDER.answer(
                changes.save(Caller.nameOf(caller), name, body, VersionCondition.of(headers)::isMetBy), this::show);
    }

    @DELETE
    @Path("/{name}")
    @Operation(summary = "Deletes an identity provider that no application names")
    @VersionedKind.Deleted
    public void delete(@PathParam("name") String name, @Context HttpHeaders headers, @Context SecurityContext caller) {
        switch (changes.delete(Caller.nameOf(caller), name, VersionCondition.of(headers)::isMetBy)) {
            case DELETED -> {}
            case ABSENT -> throw IDENTITY_PROVIDER.absent();
            case OVERTAKEN -> throw IDENTITY_PROVIDER.overtaken();
            case IN_USE ->
                throw Problem.conflict(
                        "identity-provider.in-use",
                        "Applications name the identity provider: take it out of their saml.identityProviders first.");
            case FROM_SETTINGS ->
                throw Problem.conflict(
                        "identity-provider.from-settings",
                        "The settings describe this identity provider: change it there.");
        }
    }

    /** Asks its metadata URL anew, now, and answers how it stands then. */
    @POST
    @Path("/{name}/refresh")
    @Operation(summary = "Asks an identity provider's metadata URL anew")
    @ApiResponse(responseCode = "200", description = "How it stands", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", ref = "NotFound")
    public IdentityProviderDocument refresh(
            @PathParam("name") String name,
            @Parameter(description = "accepts that the metadata is of another entityID by now")
                    @QueryParam("accept")
                    @DefaultValue("false")
                    boolean accept,
            @Context SecurityContext caller) {
        Optional<ConnectedIdp> idp = accept ? changes.accept(Caller.nameOf(caller), name) : changes.refresh(name);
        if (idp.isEmpty()) {
            throw IDENTITY_PROVIDER.absent();
        }
        return document(stored(name).idp());
    }

    /** Says that it identifies people anew from now on, and answers how it stands then. */
    @POST
    @Path("/{name}/new-identifiers")
    @Operation(summary = "Says that an identity provider identifies people anew from now on")
    @ApiResponse(responseCode = "200", description = "How it stands", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @ApiResponse(responseCode = "409", ref = "Conflict")
    public IdentityProviderDocument newIdentifiers(@PathParam("name") String name, @Context SecurityContext caller) {
        RegisteredIdp idp = stored(name).idp();
        return switch (newIdentifiers.note(Caller.nameOf(caller), name)) {
            case NOTED -> document(idp);
            case ABSENT -> throw IDENTITY_PROVIDER.absent();
            case NAMELESS ->
                throw Problem.conflict(
                        "identity-provider.nameless",
                        "Its metadata was never read, so nobody knows its entityID: connect it first.");
        };
    }

    private Stored stored(String name) {
        return registered.find(name).orElseThrow(IDENTITY_PROVIDER::absent);
    }

    private Versioned<IdentityProviderDocument> show(Stored stored) {
        return new Versioned<>(document(stored.idp()), stored.version());
    }

    private IdentityProviderDocument document(RegisteredIdp idp) {
        IdentityProviderStatus status = IdentityProviderStatus.of(
                idp,
                identityProviders.find(idp.name()),
                seenAttributes.of(idp.name()),
                newIdentifiers.since(idp.name()),
                clock.instant());
        return new IdentityProviderDocument(idp, status);
    }

    @Schema(name = "RegisteredIdentityProvider")
    public record IdentityProviderDocument(@JsonUnwrapped RegisteredIdp registration, IdentityProviderStatus status) {}
}
