package org.peakonjit.administration.configuration;

import java.util.List;
import org.peakonjit.alerting.settings.AlertSettings;
import org.peakonjit.application.Application;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.policy.SharedPolicy;

/** Everything that is configured, without a word of secrets: a {@link ConfigurationDocument}. */
public record ConfigurationExport(
        int version,
        List<Application> applications,
        List<SharedPolicy> policies,
        List<RegisteredIdp> identityProviders,
        AlertSettings alerts) {}
