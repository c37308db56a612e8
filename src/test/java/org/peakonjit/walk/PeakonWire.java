package org.peakonjit.walk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.scim.InProcessScim.Reply;
import org.peakonjit.provisioning.scim.InProcessScim.Reply.Answered;
import org.peakonjit.provisioning.scim.InProcessScim.Service;
import org.peakonjit.provisioning.user.ScimUser;

/** Peakon's SCIM service as one node reaches it, whose calls go wrong as the walk says. */
final class PeakonWire implements Service {

    private static final Pattern FILTER = Pattern.compile("/Users\\?filter=(.*)");
    private static final Pattern PAGE = Pattern.compile("/Users\\?startIndex=(\\d+)&count=(\\d+)");
    private static final Pattern EQUALS = Pattern.compile("(\\S+) eq \"(.*)\"");
    private static final String ERROR =
            "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"],\"status\":\"500\"}";
    private static final Duration LATENCY = Duration.ofMillis(20);
    private static final Duration LATER = Duration.ofSeconds(5);

    private final World world;
    private final Node node;

    PeakonWire(World world, Node node) {
        this.world = world;
        this.node = node;
    }

    /** A request as it arrives. */
    private record Request(
            String method, String path, @Nullable JsonNode body) {

        boolean isSearch() {
            return FILTER.matcher(path).matches();
        }

        boolean isAboutOne() {
            return path.startsWith("/Users/");
        }

        boolean changes() {
            return !"GET".equals(method);
        }

        String id() {
            return path.substring("/Users/".length());
        }
    }

    @Override
    public Reply serve(String method, String pathAndQuery, @Nullable JsonNode body, Deadline deadline) {
        node.step();
        world.time.pass(LATENCY);
        Request request = new Request(method, pathAndQuery, body);
        WireFault fault = node.nextFault();
        if (deadline.isOver() || fault == WireFault.REFUSED) {
            return new Reply.NotSent();
        }
        Reply reply = fault == null ? carryOut(request) : faulty(request, fault, deadline);
        node.step();
        return deadline.isOver() ? new Reply.Lost() : reply;
    }

    private Reply faulty(Request request, WireFault fault, Deadline deadline) {
        switch (fault) {
            case RESET -> {
                return new Reply.Lost();
            }
            case RESET_AFTER -> {
                carryOut(request);
                return new Reply.Lost();
            }
            case SILENCE -> {
                return silence(deadline);
            }
            case SILENCE_AFTER -> {
                carryOut(request);
                return silence(deadline);
            }
            case LATE -> {
                if ("POST".equals(request.method())) {
                    Actor actor = node.actor();
                    world.time.later(deadline.remaining().plus(LATER), () -> create(request, actor));
                } else {
                    carryOut(request);
                }
                return silence(deadline);
            }
            default -> {
                return answered(request, fault);
            }
        }
    }

    private Reply silence(Deadline deadline) {
        world.time.sleep(deadline.remaining());
        return new Reply.Lost();
    }

    private Reply answered(Request request, WireFault fault) {
        return switch (fault) {
            case UNAUTHORIZED -> status(401);
            case FORBIDDEN -> status(403);
            case NOT_FOUND -> request.isAboutOne() ? status(404) : carryOut(request);
            case NO_SUCH_ID -> request.isAboutOne() && !request.changes() ? status(400) : carryOut(request);
            case CONFLICT -> request.changes() ? status(409) : carryOut(request);
            case BAD_REQUEST -> request.changes() ? status(400) : carryOut(request);
            case TIMEOUT -> status(408);
            case TOO_MANY -> status(429);
            case TOO_MANY_SHORTLY -> new Answered(429, null, "1", "");
            case TOO_MANY_FOR_LONG -> new Answered(429, null, "3600", "");
            case ERROR -> status(500);
            case ERROR_AFTER -> after(request, 500);
            case UNAVAILABLE -> status(503);
            case ACCEPTED -> request.changes() ? status(202) : carryOut(request);
            case ACCEPTED_AFTER -> request.changes() ? after(request, 202) : carryOut(request);
            case BROKEN_BODY -> bodied(request, carryOut(request), 0.5);
            case EMPTY_BODY -> bodied(request, carryOut(request), 0);
            case LOCATION_ONLY -> located(request, carryOut(request));
            case MADE_AS_200 -> made(carryOut(request));
            case ANOTHERS_ACCOUNT -> request.changes() ? anothers(carryOut(request)) : carryOut(request);
            case PASSED_OVER -> passedOver(request);
            case ERROR_AS_200 -> request.changes() ? new Answered(200, null, null, ERROR) : carryOut(request);
            case PAGE -> new Answered(200, null, null, "<!DOCTYPE html><h1>Sign in</h1>");
            case TWINS -> request.isSearch() ? list(twins(found(request.path()))) : carryOut(request);
            case MISS_404 -> missed(request, 404);
            case MISS_204 -> missed(request, 204);
            case NO_PATCH -> "PATCH".equals(request.method()) ? status(405) : carryOut(request);
            case INCOMPLETE -> PAGE.matcher(request.path()).matches() ? page(request.path(), 1) : carryOut(request);
            default -> carryOut(request);
        };
    }

    private Reply after(Request request, int status) {
        carryOut(request);
        return status(status);
    }

    private Reply missed(Request request, int status) {
        return request.isSearch() && found(request.path()).isEmpty() ? status(status) : carryOut(request);
    }

    private static Reply bodied(Request request, Answered regular, double part) {
        String body = regular.body().substring(0, (int) (regular.body().length() * part));
        String location = "POST".equals(request.method()) ? null : regular.location();
        return regular.status() >= 300 ? regular : new Answered(regular.status(), location, null, body);
    }

    private static Reply located(Request request, Answered regular) {
        return "POST".equals(request.method()) && regular.status() < 300
                ? new Answered(regular.status(), regular.location(), null, "")
                : regular;
    }

    private static Reply made(Answered regular) {
        return regular.status() == 201 ? new Answered(200, regular.location(), null, regular.body()) : regular;
    }

    private static Reply anothers(Answered regular) {
        return regular.status() >= 300 || regular.body().isEmpty()
                ? regular
                : new Answered(
                        regular.status(),
                        null,
                        null,
                        "{\"id\":\"9998\",\"userName\":\"stranger@corp.example\",\"active\":true}");
    }

    private Reply passedOver(Request request) {
        ObjectNode there = request.isAboutOne() && request.body() != null ? world.peakon.get(request.id()) : null;
        return there == null ? carryOut(request) : new Answered(200, null, null, there.toString());
    }

    private static Answered status(int status) {
        return new Answered(status, null, null, "");
    }

    private Answered carryOut(Request request) {
        if ("POST".equals(request.method())) {
            return create(request, node.actor());
        }
        if (request.isAboutOne()) {
            return one(request);
        }
        return request.isSearch() ? list(found(request.path())) : page(request.path(), 0);
    }

    private Answered create(Request request, Actor actor) {
        Optional<String> id = world.peakon.create((ObjectNode) request.body());
        if (id.isEmpty()) {
            return status(409);
        }
        world.rules.created(actor, id.get());
        return new Answered(
                201,
                "https://acme.peakon.test/scim/v2/Users/" + id.get(),
                null,
                world.peakon.get(id.get()).toString());
    }

    private Answered one(Request request) {
        String id = request.id();
        ObjectNode there = world.peakon.get(id);
        if (there == null) {
            return status(404);
        }
        switch (request.method()) {
            case "DELETE" -> {
                world.peakon.delete(id);
                world.rules.deleted(node.actor(), id);
                return status(204);
            }
            case "PATCH" -> {
                return changed(id, Patch.apply(there, request.body()));
            }
            case "PUT" -> {
                return changed(id, Optional.of((ObjectNode) request.body()));
            }
            default -> {
                return new Answered(200, null, null, there.toString());
            }
        }
    }

    private Answered changed(String id, Optional<ObjectNode> resource) {
        if (resource.isEmpty()) {
            return status(400);
        }
        ObjectNode before = world.peakon.get(id);
        if (!world.peakon.replace(id, resource.get())) {
            return status(409);
        }
        world.rules.changed(node.actor(), id, before);
        return new Answered(200, null, null, world.peakon.get(id).toString());
    }

    private List<ObjectNode> found(String path) {
        Matcher query = FILTER.matcher(path);
        if (!query.matches()) {
            return List.of();
        }
        Matcher filter = EQUALS.matcher(URLDecoder.decode(query.group(1), StandardCharsets.UTF_8));
        if (!filter.matches()) {
            throw new BrokenRule("a filter that nobody understands");
        }
        return world.peakon.seen().stream()
                .filter(one -> values(one, filter.group(1))
                        .anyMatch(value -> StrictPeakon.fold(value).equals(StrictPeakon.fold(filter.group(2)))))
                .toList();
    }

    private static Stream<String> values(ObjectNode resource, String attribute) {
        return switch (attribute) {
            case "emails" ->
                Stream.of(resource.path("emails").path(0).path("value").asText());
            case "userName", "externalId" -> Stream.of(resource.path(attribute).asText());
            case ScimUser.ENTERPRISE + ":employeeNumber" -> StrictPeakon.number(resource).stream();
            default -> throw new BrokenRule("a filter by " + attribute);
        };
    }

    private static List<ObjectNode> twins(List<ObjectNode> found) {
        return found.isEmpty()
                ? found
                : List.of(found.get(0), found.get(0).deepCopy().put("id", "9999"));
    }

    private Answered page(String path, int leftOut) {
        Matcher page = PAGE.matcher(path);
        if (!page.matches()) {
            return status(404);
        }
        List<ObjectNode> all = world.peakon.seen();
        return list(all.stream()
                .skip(Integer.parseInt(page.group(1)) - 1L + leftOut)
                .limit(Integer.parseInt(page.group(2)))
                .toList());
    }

    private static Answered list(List<ObjectNode> resources) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("totalResults", resources.size());
        if (!resources.isEmpty()) {
            resources.forEach(body.putArray("Resources")::add);
        }
        return new Answered(200, null, null, body.toString());
    }
}
