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
    @Nullable
    public Instant from;

    @QueryParam("until")
    @Parameter(description = "excluded")
    @Nullable
    public Instant until;

    @QueryParam("application")
    @Nullable
    public String application;

    @QueryParam("outcome")
    @Nullable
    public String outcome;

    @QueryParam("person")
    @Parameter(description = "part of the name")
    @Nullable
    public String person;

    @QueryParam("policy")
    @Nullable
    public String policy;

    @QueryParam("flow")
    public SignOnEvent.@Nullable Flow flow;

    @QueryParam("admitted")
    @Nullable
    public Boolean admitted;

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
                order);
    }
}
