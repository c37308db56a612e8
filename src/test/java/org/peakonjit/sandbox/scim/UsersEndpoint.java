package org.peakonjit.sandbox.scim;

import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.ListResponse;
import com.unboundid.scim2.common.messages.PatchRequest;
import com.unboundid.scim2.common.types.EnterpriseUserExtension;
import com.unboundid.scim2.common.types.UserResource;
import com.unboundid.scim2.server.annotations.ResourceType;
import com.unboundid.scim2.server.utils.ResourcePreparer;
import com.unboundid.scim2.server.utils.ResourceTypeDefinition;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SCIM users (RFC 7644 §3). */
@ResourceType(
        name = "User",
        description = "User Account",
        schema = UserResource.class,
        optionalSchemaExtensions = EnterpriseUserExtension.class)
@Path("Users")
@Produces({"application/scim+json", MediaType.APPLICATION_JSON})
@Consumes({"application/scim+json", MediaType.APPLICATION_JSON})
public final class UsersEndpoint {

    private static final ResourceTypeDefinition TYPE = ResourceTypeDefinition.fromJaxRsResource(UsersEndpoint.class);
    private static final int LARGEST_PAGE = 100;

    private final UserDirectory users;

    UsersEndpoint(UserDirectory users) {
        this.users = users;
    }

    @GET
    public ListResponse<GenericScimResource> search(
            @QueryParam("filter") @Nullable String filter,
            @QueryParam("startIndex") @DefaultValue("1") int startIndex,
            @QueryParam("count") @DefaultValue("100") int count,
            @Context UriInfo uri)
            throws ScimException {
        List<GenericScimResource> found = users.matching(filter);
        int from = Math.max(startIndex, 1);
        List<GenericScimResource> page = new ArrayList<>();
        for (GenericScimResource user : found.stream()
                .skip(from - 1L)
                .limit(Math.min(Math.max(count, 0), LARGEST_PAGE))
                .toList()) {
            page.add(prepared(user, uri));
        }
        return new ListResponse<>(found.size(), page, from, page.size());
    }

    @POST
    public Response create(GenericScimResource wanted, @Context UriInfo uri) throws ScimException {
        GenericScimResource created = prepared(users.create(wanted), uri);
        return Response.created(created.getMeta().getLocation()).entity(created).build();
    }

    @GET
    @Path("{id}")
    public GenericScimResource get(@PathParam("id") String id, @Context UriInfo uri) throws ScimException {
        return prepared(users.get(id), uri);
    }

    @PUT
    @Path("{id}")
    public GenericScimResource replace(@PathParam("id") String id, GenericScimResource wanted, @Context UriInfo uri)
            throws ScimException {
        return prepared(users.replace(id, wanted), uri);
    }

    @PATCH
    @Path("{id}")
    public GenericScimResource modify(@PathParam("id") String id, PatchRequest patch, @Context UriInfo uri)
            throws ScimException {
        return prepared(users.modify(id, patch), uri);
    }

    @DELETE
    @Path("{id}")
    public void delete(@PathParam("id") String id) throws ScimException {
        users.delete(id);
    }

    private static GenericScimResource prepared(GenericScimResource user, UriInfo uri) throws ScimException {
        ResourcePreparer<GenericScimResource> preparer = new ResourcePreparer<>(TYPE, uri);
        preparer.setResourceTypeAndLocation(user);
        return preparer.trimRetrievedResource(user);
    }
}
