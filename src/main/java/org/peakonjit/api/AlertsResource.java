package org.peakonjit.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.alerts.AlertBoard;
import org.peakonjit.alerting.Alert;
import org.peakonjit.alerting.AlertTexts;
import org.peakonjit.alerting.ChannelKind;
import org.peakonjit.alerting.Language;
import org.peakonjit.alerting.Notices.Undelivered;
import org.peakonjit.alerting.NotificationChannel.Failure;
import org.peakonjit.json.Reading;

/** Alerts, present and past, and what became of their notices. */
@Path("/alerts")
@Produces(MediaType.APPLICATION_JSON)
@Problems
@Singleton
public class AlertsResource {

    private static final AlertTexts TEXTS = AlertTexts.in(Language.EN);

    /** Which alerts are wanted. */
    private enum State {
        ACTIVE,
        PAST
    }

    @Inject
    AlertBoard board;

    /** Those that are active, the worst first, or with {@code state=past} those that are over, the latest first. */
    @GET
    @Operation(summary = "Alerts that are active, or a page of those that are over")
    @ApiResponse(
            responseCode = "200",
            description = "The page",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Alerts")))
    @ApiResponse(responseCode = "400", ref = "Invalid")
    @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"active", "past"}))
    @Parameter(ref = "offset")
    @Parameter(ref = "limit")
    public Response page(@Context UriInfo uri) {
        MultivaluedMap<String, String> parameters = uri.getQueryParameters();
        Paging paging = Paging.of(parameters);
        State state = Paging.choice(parameters, "state", State.values()).orElse(State.ACTIVE);
        List<Alert> active = state == State.ACTIVE ? board.active() : List.of();
        List<Alert> wanted = state == State.PAST
                ? board.past(paging.offset(), paging.limit())
                : active.stream().skip(paging.offset()).limit(paging.limit()).toList();
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode items = page.putArray("items");
        wanted.forEach(alert -> items.add(json(alert)));
        return paging.answer(page, uri, state == State.PAST ? board.countPast() : active.size());
    }

    /** The latest notices that failed, whether they are tried again or given up. */
    @GET
    @Path("/undelivered")
    @Operation(summary = "The latest notices that failed")
    @ApiResponse(
            responseCode = "200",
            description = "All of them",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "UndeliveredNotices")))
    public JsonNode undelivered() {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        ArrayNode items = list.putArray("items");
        for (Undelivered one : board.undelivered()) {
            items.addObject()
                    .put("id", one.notice().id().toString())
                    .put("alert", one.notice().alert().toString())
                    .put("event", one.notice().event().word())
                    .put("kind", one.notice().kind().word())
                    .put("object", one.notice().object())
                    .put("channel", one.channel().word())
                    .put("attempts", one.attempts())
                    .put("trouble", one.reason().word())
                    .put("advice", TEXTS.of(one.reason()))
                    .put("nextTry", text(one.nextTry()));
        }
        return list.put("total", items.size());
    }

    /** Tries them all again now. */
    @POST
    @Path("/retry")
    @Operation(summary = "Tries notices that failed again now")
    @ApiResponse(
            responseCode = "200",
            description = "How many",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "RetriedNotices")))
    public JsonNode retry(@Context SecurityContext caller) {
        return JsonNodeFactory.instance.objectNode().put("notices", board.retry(Caller.nameOf(caller)));
    }

    /** Sends a test message over {@code {"channel": "mail"}} or {@code "webhook"}, and says whether it was taken. */
    @POST
    @Path("/test")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sends a test message over a channel")
    @ApiResponse(
            responseCode = "200",
            description = "Whether it was taken, and what is wrong if not",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "ChannelTest")))
    @ApiResponse(responseCode = "400", ref = "Invalid")
    public JsonNode test(
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "ChannelToTest")))
                    Reading<ChannelToTest> body,
            @Context SecurityContext caller) {
        Optional<Failure> failure = board.test(
                Caller.nameOf(caller),
                body.orElseThrow(errors ->
                                new Problem(400, "channel.invalid", "Name one channel to test.", errors).exception())
                        .channel());
        return JsonNodeFactory.instance
                .objectNode()
                .put("working", failure.isEmpty())
                .put("trouble", failure.map(one -> one.trouble().word()).orElse(null))
                .put("detail", failure.map(Failure::detail).orElse(null))
                .put("advice", failure.map(one -> TEXTS.of(one.trouble())).orElse(null));
    }

    /** The channel that is to be tested. */
    public record ChannelToTest(@NotNull ChannelKind channel) {}

    private static ObjectNode json(Alert alert) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", alert.id().toString());
        json.put("kind", alert.kind().word());
        json.put("object", alert.object());
        json.put("severity", alert.severity().word());
        json.put("raisedAt", alert.raisedAt().toString());
        json.put("clearedAt", text(alert.clearedAt()));
        ObjectNode facts = json.putObject("facts");
        alert.facts().forEach(facts::put);
        json.put("text", TEXTS.sentence(alert.kind(), alert.object(), alert.facts()));
        json.put("advice", TEXTS.advice(alert.kind(), alert.object(), alert.facts()));
        return json;
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
