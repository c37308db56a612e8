package org.peakonjit.sandbox.scim;

import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import com.sun.net.httpserver.Filter;
import com.unboundid.scim2.common.utils.JsonUtils;
import com.unboundid.scim2.server.providers.JsonProcessingExceptionMapper;
import com.unboundid.scim2.server.providers.RuntimeExceptionMapper;
import com.unboundid.scim2.server.providers.ScimExceptionMapper;
import com.unboundid.scim2.server.resources.ResourceTypesEndpoint;
import com.unboundid.scim2.server.resources.SchemasEndpoint;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.glassfish.jersey.server.ResourceConfig;

/**
 * The SCIM server's parts: what it holds, what came in, how it misbehaves.
 *
 * @param bearerToken the first token
 * @param tokens those that it takes now; may be changed
 */
public record ScimServer(
        String bearerToken,
        Set<String> tokens,
        UserDirectory users,
        ScimCalls calls,
        Faults faults,
        Dialects dialects) {

    public static ScimServer withToken(String bearerToken) {
        return new ScimServer(
                bearerToken,
                new CopyOnWriteArraySet<>(Set.of(bearerToken)),
                new UserDirectory(),
                new ScimCalls(),
                new Faults(),
                new Dialects());
    }

    /** The JAX-RS application, to be served at the SCIM base URL behind {@link #filters}. */
    public ResourceConfig application() {
        return new ResourceConfig()
                .register(new UsersEndpoint(users))
                .register(ServiceProviderConfigEndpoint.class)
                .register(ResourceTypesEndpoint.class)
                .register(SchemasEndpoint.class)
                .register(new TokenFilter(tokens))
                .register(new JacksonJsonProvider(JsonUtils.createObjectMapper()))
                .register(ScimExceptionMapper.class)
                .register(JsonProcessingExceptionMapper.class)
                .register(RuntimeExceptionMapper.class);
    }

    public Filter[] filters() {
        return new Filter[] {new CallLog(calls), new FaultFilter(faults), new DialectFilter(dialects)};
    }

    @Override
    public String toString() {
        return "ScimServer";
    }
}
