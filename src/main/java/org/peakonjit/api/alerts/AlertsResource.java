package org.peakonjit.api.alerts;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.alerts.AlertBoard;
import org.peakonjit.alerting.Alert;
import org.peakonjit.alerting.AlertKind;
import org.peakonjit.alerting.ChannelKind;
import org.peakonjit.alerting.Language;
import org.peakonjit.alerting.Severity;
import org.peakonjit.alerting.ThresholdCrossing;
import org.peakonjit.alerting.notice.AlertTexts;
import org.peakonjit.alerting.notice.DeliveryTrouble;
import org.peakonjit.alerting.notice.Notices.Undelivered;
import org.peakonjit.alerting.notice.NotificationChannel.Failure;
import org.peakonjit.api.caller.Caller;
import org.peakonjit.api.http.ApiResource;
import org.peakonjit.api.http.Problem;
import org.peakonjit.api.list.Listing;
import org.peakonjit.api.list.Page;
import org.peakonjit.api.list.Paging;
import org.peakonjit.json.Reading;
import org.peakonjit.refusal.Fault;

/** Alerts, present and past, and what became of their notices. */
@Path("/alerts")
@Produces(MediaType.APPLICATION_JSON)
@ApiResource
public class AlertsResource {

    private static final AlertTexts TEXTS = AlertTexts.in(Language.EN);

    public enum State {
        ACTIVE,
        PAST
    }

    public static class AlertQuery extends Paging {
        @QueryParam("state")
        @DefaultValue("active")
        public State state;
    }

    @Inject
    AlertBoard board;

    /** Those that are active, the worst first, or with {@code state=past} those that are over, the latest first. */
    @GET
    @Operation(summary = "Alerts that are active, or a page of those that are over")
    @ApiResponse(responseCode = "200", description = "The page", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", ref = "Invalid")
    public Page<AlertDocument> page(@BeanParam AlertQuery query) {
        if (query.state == State.PAST) {
            return Page.of(documents(board.past(query.offset, query.limit)), query, board.countPast());
        }
        List<Alert> active = board.active();
        return Page.of(
                documents(active.stream().skip(query.offset).limit(query.limit).toList()), query, active.size());
    }

    private static List<AlertDocument> documents(List<Alert> alerts) {
        return alerts.stream().map(AlertDocument::of).toList();
    }

    /** The latest notices that failed, whether they are tried again or given up. */
    @GET
    @Path("/undelivered")
    @Operation(summary = "The latest notices that failed")
    @ApiResponse(responseCode = "200", description = "All of them", useReturnTypeSchema = true)
    public Listing<UndeliveredNotice> undelivered() {
        return Listing.of(
                board.undelivered().stream().map(UndeliveredNotice::of).toList());
    }

    @POST
    @Path("/retry")
    @Operation(summary = "Tries notices that failed again now")
    @ApiResponse(responseCode = "200", description = "How many", useReturnTypeSchema = true)
    public RetriedNotices retry(@Context SecurityContext caller) {
        return new RetriedNotices(board.retry(Caller.nameOf(caller)));
    }

    /** Sends a test message over {@code {"channel": "mail"}} or {@code "webhook"}, and says whether it was taken. */
    @POST
    @Path("/test")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sends a test message over a channel")
    @ApiResponse(
            responseCode = "200",
            description = "Whether it was taken, and what is wrong if not",
            useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", ref = "Invalid")
    public ChannelTest test(
            @RequestBody(required = true) Reading<ChannelToTest> body, @Context SecurityContext caller) {
        ChannelToTest wanted =
                body.orElseThrow(errors -> Problem.invalid("channel.invalid", "Name one channel to test.", errors));
        return ChannelTest.of(board.test(Caller.nameOf(caller), wanted.channel()));
    }

    public record ChannelToTest(@NotNull ChannelKind channel) {}

    @Schema(name = "Alert")
    public record AlertDocument(
            UUID id,
            AlertKind kind,

            @Schema(description = "an application, a key or an identity provider")
            String object,

            Severity severity,
            Instant raisedAt,
            @Nullable Instant clearedAt,
            Map<String, String> facts,
            String text,
            String advice) {

        private static AlertDocument of(Alert alert) {
            return new AlertDocument(
                    alert.id(),
                    alert.kind(),
                    alert.object(),
                    alert.severity(),
                    alert.raisedAt(),
                    alert.clearedAt(),
                    alert.facts(),
                    TEXTS.sentence(alert.kind(), alert.object(), alert.facts()),
                    TEXTS.advice(alert.kind(), alert.object(), alert.facts()));
        }
    }

    /** A notice that failed; {@code nextTry} is null where it was given up. */
    public record UndeliveredNotice(
            UUID id,
            UUID alert,
            ThresholdCrossing event,
            AlertKind kind,
            String object,
            ChannelKind channel,
            int attempts,
            DeliveryTrouble trouble,
            String advice,
            @Nullable Instant nextTry) {

        private static UndeliveredNotice of(Undelivered one) {
            return new UndeliveredNotice(
                    one.notice().id(),
                    one.notice().alert(),
                    one.notice().event(),
                    one.notice().kind(),
                    one.notice().object(),
                    one.channel(),
                    one.attempts(),
                    one.reason(),
                    TEXTS.of(one.reason()),
                    one.nextTry());
        }
    }

    public record RetriedNotices(int notices) {}

    /** Whether a test message was taken, and what is wrong if not. */
    public record ChannelTest(
            boolean working,
            @Nullable DeliveryTrouble trouble,
            @Nullable String detail,
            @Nullable String advice) {

        private static ChannelTest of(Optional<Failure> failure) {
            return new ChannelTest(
                    failure.isEmpty(),
                    failure.map(Failure::trouble).orElse(null),
                    failure.map(Failure::detail).map(Fault::english).orElse(null),
                    failure.map(one -> TEXTS.of(one.trouble())).orElse(null));
        }
    }
}
