package org.peakonjit.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.AuditEntry.Kind;
import org.peakonjit.audit.AuditQuery;
import org.peakonjit.audit.AuditTrail;
import org.peakonjit.policy.AccessPolicy;

/** All policies: whom they entitle to what, and who came in under them lately. */
@Named
@RequestScoped
public class PoliciesPage {

    private static final int LOOKED_AT = 500;
    private static final int SHOWN = 5;

    @Inject
    Applications applications;

    @Inject
    AuditTrail trail;

    /**
     * A policy of an application.
     *
     * @param recent who signed in under it lately
     */
    public record Row(String application, AccessPolicy policy, List<String> recent) {
        public Row {
            recent = List.copyOf(recent);
        }
    }

    /** All of them, by application. */
    public List<Row> getRows() {
        return applications.all().stream()
                .filter(application -> !application.policies().isEmpty())
                .flatMap(application -> {
                    List<AuditEntry> lately = lately(application);
                    return application.policies().stream()
                            .map(policy -> new Row(application.name(), policy, under(policy, lately)));
                })
                .toList();
    }

    private List<AuditEntry> lately(Application application) {
        return trail.page(
                new AuditQuery(
                        Optional.of(Kind.SIGN_ON),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(application.name()),
                        Optional.of("admitted"),
                        Optional.empty()),
                0,
                LOOKED_AT);
    }

    private static List<String> under(AccessPolicy policy, List<AuditEntry> lately) {
        return lately.stream()
                .filter(entry -> policy.name().equals(entry.policy()))
                .map(entry -> String.valueOf(entry.person()))
                .distinct()
                .limit(SHOWN)
                .toList();
    }
}
