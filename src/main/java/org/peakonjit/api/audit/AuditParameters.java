package org.peakonjit.api.audit;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.AuditQuery;
import org.peakonjit.audit.AuditQuery.SignOns;
import org.peakonjit.signon.SignOnEvent;

/** Which lines of the audit, in which order. */
public class AuditParameters {

    @QueryParam("kind")
    public AuditEntry.@Nullable Kind kind;

    @QueryParam("from")
    @Parameter(description = "included")
    public @Nullable Instant from;

    @QueryParam("until")
    @Parameter(description = "excluded")
    public @Nullable Instant until;

    @QueryParam("application")
    public @Nullable String application;

    @QueryParam("outcome")
    public @Nullable String outcome;

    @QueryParam("person")
    @Parameter(description = "part of the name")
    public @Nullable String person;

    @QueryParam("policy")
    public @Nullable String policy;

    @QueryParam("flow")
    public SignOnEvent.@Nullable Flow flow;

    @QueryParam("admitted")
    public @Nullable Boolean admitted;

    @QueryParam("provisioning")
    @DefaultValue("false")
    public boolean provisioning;

    @QueryParam("order")
    @DefaultValue("latest")
    public AuditQuery.Order order;

    AuditQuery query() {
        return new AuditQuery(
                Optional.ofNullable(kind),
                Optional.ofNullable(from),
                Optional.ofNullable(until),
                Optional.ofNullable(application),
                Optional.ofNullable(outcome),
                Optional.ofNullable(person),
                new SignOns(
                        Optional.ofNullable(policy),
                        Optional.ofNullable(flow).map(Enum::name),
                        Optional.ofNullable(admitted),
                        provisioning),
                order,
                false);
    }
}
