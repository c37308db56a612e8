package org.peakonjit.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.peakonjit.access.Administrator;
import org.peakonjit.access.AdministratorOfTheSettings;
import org.peakonjit.application.ApplicationDocument;
import org.peakonjit.application.Applications.Stored;
import org.peakonjit.application.ConfiguredByFile;
import org.peakonjit.json.Documents;
import org.peakonjit.json.Worded;
import org.peakonjit.license.SeatReleased;
import org.peakonjit.license.SeatSettled;
import org.peakonjit.license.SeatsRecounted;
import org.peakonjit.saml.logout.SingleLogout.Side;
import org.peakonjit.saml.metadata.MetadataChanged;
import org.peakonjit.signon.SignOnEvent;
import org.peakonjit.signout.SignOutEvent;
import org.peakonjit.trace.SignOnTrace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what happened into the audit and, without saying who it happened to, into the log. Whoever changes something
 * fires the event in the transaction of the change: so there is neither without the other.
 */
@Singleton
class AuditWriter {

    private static final Logger LOG = LoggerFactory.getLogger("org.peakonjit.audit");

    /** Does what nobody asked for. */
    private static final String SYSTEM = "system";

    private final AuditTrail trail;

    @Inject
    AuditWriter(AuditTrail trail) {
        this.trail = trail;
    }

    void signOn(@Observes SignOnEvent event) {
        AuditEntry entry = AuditEntry.of(event);
        LOG.info(
                "sign-on {}: application {}, flow {}, outcome {}: {}",
                oneLine(event.reference()),
                oneLine(event.application()),
                event.flow(),
                event.outcome(),
                oneLine(entry.english()));
        trail.append(entry, SignOnTrace.steps());
    }

    /** As of a real one, so that the first one is quick; all that it leaves is rolled back. */
    void rehearsed(@Observes SignOnEvent.Rehearsed rehearsal) {
        AuditEntry entry = AuditEntry.of(rehearsal.event());
        LOG.trace("{}: {}", entry.reference(), entry.english());
        trail.append(entry, SignOnTrace.steps());
    }

    void signOut(@Observes SignOutEvent event) {
        AuditEntry entry = AuditEntry.of(event);
        LOG.info(
                "sign-out {}: begun by {}, outcome {}: {}",
                oneLine(event.reference()),
                event.begunBy() == Side.SP ? "the company's IdP" : "Peakon",
                event.outcome(),
                oneLine(entry.english()));
        trail.append(entry);
    }

    void administration(@Observes AdministrativeEvent event) {
        LOG.info(
                "{} {} by {}",
                event.action().code(),
                oneLine(event.object()),
                SYSTEM.equals(event.actor()) ? SYSTEM : "an administrator");
        trail.append(AuditEntry.of(event));
    }

    void configured(@Observes ConfiguredByFile event) {
        Stored before = event.before();
        ObjectNode after = Documents.tree(ApplicationDocument.of(event.after(), null));
        if (event.bearerTokenGiven()) {
            after.put("bearerTokenChanged", true);
        }
        bySystem(
                event.at(),
                before == null ? AdministrativeAction.APPLICATION_CREATED : AdministrativeAction.APPLICATION_CHANGED,
                event.after().application().name(),
                before == null ? null : Documents.tree(ApplicationDocument.of(before, null)),
                after);
    }

    void administrator(@Observes AdministratorOfTheSettings event) {
        Administrator before = event.before();
        bySystem(
                event.at(),
                before == null
                        ? AdministrativeAction.ADMINISTRATOR_CREATED
                        : AdministrativeAction.ADMINISTRATOR_CHANGED,
                event.after().name(),
                before == null ? null : described(before),
                described(event.after()).put("passwordChanged", true));
    }

    private static ObjectNode described(Administrator administrator) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("role", administrator.role().name().toLowerCase(Locale.ROOT));
    }

    void released(@Observes SeatReleased event) {
        String reason = Worded.of(event.reason().name());
        administration(new AdministrativeEvent(
                event.at(),
                SYSTEM,
                AdministrativeAction.SEAT_RELEASED,
                event.application(),
                event.holder(),
                event.holder(),
                reason));
    }

    void settled(@Observes SeatSettled event) {
        String what = Worded.of(event.what().name());
        String holder = json(Map.of("holder", event.holder()));
        String now = json(Map.of("holder", event.now(), "found", what));
        administration(new AdministrativeEvent(
                event.at(), SYSTEM, AdministrativeAction.SEAT_SETTLED, event.application(), event.now(), holder, now));
    }

    void recounted(@Observes SeatsRecounted event) {
        bySystem(
                event.at(),
                AdministrativeAction.SEATS_RECOUNTED,
                event.application(),
                Map.of("consumed", event.before()),
                Map.of("consumed", event.now()));
    }

    void metadata(@Observes MetadataChanged event) {
        AdministrativeAction changed = AdministrativeAction.IDENTITY_PROVIDER_METADATA_CHANGED;
        bySystem(event.at(), changed, event.idp(), event.removed(), event.added());
    }

    void forgotten(@Observes AuditForgotten event) {
        AdministrativeAction forgotten = AdministrativeAction.AUDIT_FORGOTTEN;
        bySystem(event.at(), forgotten, event.what(), Map.of("lines", event.lines()), null);
    }

    /** What concerns nobody in particular; its states as records or trees. */
    private void bySystem(
            Instant at, AdministrativeAction action, String object, @Nullable Object before, @Nullable Object after) {
        administration(new AdministrativeEvent(at, SYSTEM, action, object, null, json(before), json(after)));
    }

    private static @Nullable String json(@Nullable Object state) {
        return state == null ? null : Documents.text(state);
    }

    static String oneLine(@Nullable String text) {
        return text == null ? "-" : text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    }
}
