package org.peakonjit.sandbox.scim;

import com.unboundid.scim2.common.types.AuthenticationScheme;
import com.unboundid.scim2.common.types.BulkConfig;
import com.unboundid.scim2.common.types.ChangePasswordConfig;
import com.unboundid.scim2.common.types.ETagConfig;
import com.unboundid.scim2.common.types.FilterConfig;
import com.unboundid.scim2.common.types.PatchConfig;
import com.unboundid.scim2.common.types.ServiceProviderConfigResource;
import com.unboundid.scim2.common.types.SortConfig;
import com.unboundid.scim2.server.annotations.ResourceType;
import com.unboundid.scim2.server.resources.AbstractServiceProviderConfigEndpoint;
import jakarta.ws.rs.Path;
import java.util.List;

/** What the sandbox's SCIM server can do (RFC 7643 §5). */
@ResourceType(
        name = "ServiceProviderConfig",
        description = "SCIM 2.0 Service Provider Config",
        schema = ServiceProviderConfigResource.class,
        discoverable = false)
@Path("ServiceProviderConfig")
public final class ServiceProviderConfigEndpoint extends AbstractServiceProviderConfigEndpoint {

    @Override
    public ServiceProviderConfigResource getServiceProviderConfig() {
        return new ServiceProviderConfigResource(
                null,
                new PatchConfig(true),
                new BulkConfig(false, 0, 0),
                new FilterConfig(true, 100),
                new ChangePasswordConfig(false),
                new SortConfig(false),
                new ETagConfig(false),
                List.of(AuthenticationScheme.createOAuth2BearerToken(true)));
    }
}
