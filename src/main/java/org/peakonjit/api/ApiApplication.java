package org.peakonjit.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;
import org.peakonjit.api.alerts.AlertSettingsResource;
import org.peakonjit.api.alerts.AlertsResource;
import org.peakonjit.api.applications.ApplicationsResource;
import org.peakonjit.api.applications.CatalogueResource;
import org.peakonjit.api.applications.ConnectionResource;
import org.peakonjit.api.applications.ConnectionTestResource;
import org.peakonjit.api.applications.PeakonMetadataResource;
import org.peakonjit.api.applications.PoliciesResource;
import org.peakonjit.api.audit.AuditResource;
import org.peakonjit.api.audit.AuditVerificationResource;
import org.peakonjit.api.audit.SignOnsResource;
import org.peakonjit.api.caller.RequestFilter;
import org.peakonjit.api.caller.SessionResource;
import org.peakonjit.api.conflicts.ConflictsFileResource;
import org.peakonjit.api.conflicts.ConflictsResource;
import org.peakonjit.api.http.JsonAnswers;
import org.peakonjit.api.http.JsonBodies;
import org.peakonjit.api.http.QueryValues;
import org.peakonjit.api.identityproviders.IdentityProvidersResource;
import org.peakonjit.api.identityproviders.IdpMetadataResource;
import org.peakonjit.api.identityproviders.KeysResource;
import org.peakonjit.api.installation.AdministratorsResource;
import org.peakonjit.api.installation.BackUpsResource;
import org.peakonjit.api.installation.ConfigurationResource;
import org.peakonjit.api.installation.DiagnosisResource;
import org.peakonjit.api.installation.FirstStepsResource;
import org.peakonjit.api.jobs.JobsResource;
import org.peakonjit.api.people.PeopleResource;
import org.peakonjit.api.people.PersonResource;
import org.peakonjit.api.people.SimulationResource;
import org.peakonjit.api.people.TestSignInResource;
import org.peakonjit.api.seats.BulkReleaseResource;
import org.peakonjit.api.seats.ReconciliationResource;
import org.peakonjit.api.seats.SeatsResource;
import org.peakonjit.api.seats.UsageResource;

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
