package org.peakonjit.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/**
 * The administrators' REST API; {@code docs/api.md} describes it. Its classes have their fields injected, because RESTEasy
 * wants a public constructor without parameters even where CDI makes the instances.
 */
@ApplicationPath("/api/v1")
public class ApiApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                ApplicationsResource.class,
                IdentityProvidersResource.class,
                ConfigurationResource.class,
                ConnectionTestResource.class,
                SimulationResource.class,
                AdministratorsResource.class,
                SeatsResource.class,
                BulkReleaseResource.class,
                ConflictsResource.class,
                ConflictsFileResource.class,
                UsageResource.class,
                ReconciliationResource.class,
                SeatsFileResource.class,
                JobsResource.class,
                AuditResource.class,
                AuditVerificationResource.class,
                SignOnsResource.class,
                DiagnosisResource.class,
                AlertsResource.class,
                AlertSettingsResource.class,
                KeysResource.class,
                PeakonMetadataResource.class,
                IdpMetadataResource.class,
                PoliciesResource.class,
                FirstStepsResource.class,
                CatalogueResource.class,
                ConnectionResource.class,
                PeopleResource.class,
                PersonResource.class,
                TestSignInResource.class,
                SessionResource.class,
                BackUpsResource.class,
                OpenApiResource.class,
                RequestFilter.class,
                JsonBodies.class,
                JsonAnswers.class,
                QueryValues.class,
                ProblemMapper.class);
    }

    /** Jersey describes nothing by itself; others do not know the property. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
