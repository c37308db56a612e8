package org.peakonjit.provisioning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A SCIM 2.0 server for users, on a free loopback port, whose faults can be switched on by method, and which records
 * every call. Thread-safe. It speaks HTTP on bare sockets, because HTTP servers do not let one misbehave.
 */
public final class FaultyScimServer implements AutoCloseable {

    /** The only token it takes. */
    public static final String TOKEN = "the-right-token-0123456789";

    private final ObjectMapper mapper = new ObjectMapper();
    private final ServerSocket listener;
    private final Thread acceptor;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<RecordedCall> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Deque<Fault>> next = new HashMap<>();
    private final Map<String, Fault> always = new HashMap<>();
    private final StoredUsers users = new StoredUsers();
    private volatile boolean numericIds;
    private volatile boolean emptyPagesAre204;
    private volatile boolean ignoresFilters;
    private volatile Duration lag = Duration.ZERO;

    /** An answer. */
    public record Reply(int status, Map<String, String> headers, String body) {

        byte[] bytes() {
            byte[] content = body.getBytes(StandardCharsets.UTF_8);
            Map<String, String> all = new LinkedHashMap<>();
            if (!body.isEmpty()) {
                all.put("Content-Type", "application/scim+json");
            }
            all.putAll(headers);
            StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Status\r\n");
            all.forEach((name, value) ->
                    head.append(name).append(": ").append(value).append("\r\n"));
            if (status != 204) {
                head.append("Content-Length: ").append(content.length).append("\r\n");
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
            out.writeBytes(content);
            return out.toByteArray();
        }

        void writeTo(Socket socket) throws IOException {
            socket.getOutputStream().write(bytes());
            socket.getOutputStream().flush();
        }
    }

    private FaultyScimServer(ServerSocket listener) {
        this.listener = listener;
        acceptor = daemon(this::accept, "faulty-scim-server");
    }

    public static FaultyScimServer start() {
        try {
            return new FaultyScimServer(new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + listener.getLocalPort() + "/scim/v2";
    }

    /** The next requests of that method meet these faults, one each. */
    public synchronized void next(String method, Fault... faults) {
        next.computeIfAbsent(method, key -> new ArrayDeque<>()).addAll(List.of(faults));
    }

    /** Every request of that method meets the fault, until {@link #heal}. */
    public synchronized void always(String method, Fault fault) {
        always.put(method, fault);
    }

    public synchronized void heal() {
        next.clear();
        always.clear();
    }

    public void giveNumericIds() {
        numericIds = true;
    }

    public void answerEmptyPagesWith204() {
        emptyPagesAre204 = true;
    }

    public void ignoreFilters() {
        ignoresFilters = true;
    }

    /** New users are found by a filter only after that time. */
    public void lag(Duration time) {
        lag = time;
    }

    public List<RecordedCall> calls() {
        return List.copyOf(calls);
    }

    public List<RecordedCall> calls(String method) {
        return calls.stream().filter(call -> call.method().equals(method)).toList();
    }

    public void forgetCalls() {
        calls.clear();
    }

    public synchronized List<ObjectNode> users() {
        return users.all();
    }

    public synchronized @Nullable ObjectNode user(String id) {
        return users.get(id);
    }

    /** Puts a user there, unless a unique value is taken; returns the id. */
    public String add(String json) {
        return add(json, true);
    }

    /** Puts a user there even beside another of the same values. */
    public String addTwin(String json) {
        return add(json, false);
    }

    private synchronized String add(String json, boolean checked) {
        try {
            return users.create(mapper.readTree(json), numericIds, 0, checked)
                    .orElseThrow()
                    .path("id")
                    .asText();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                if (listener.isClosed()) { // a blocked accept may still get a connection that came right after
                    socket.close();
                    return;
                }
                open.add(socket);
                daemon(() -> serve(socket), "faulty-scim-connection");
            } catch (IOException e) {
                return;
            }
        }
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (RecordedCall call = read(in); call != null; call = read(in)) {
                calls.add(call);
                Fault fault = fault(call.method());
                if (fault == null) {
                    reply(call).writeTo(socket);
                } else {
                    fault.answering().answer(fault.carriesOut() ? reply(call) : new Reply(500, Map.of(), ""), socket);
                }
                if (socket.isClosed()) {
                    return;
                }
            }
        } catch (IOException | InterruptedException e) {
            // the client went away, or the test is over
        } finally {
            open.remove(socket);
        }
    }

    private synchronized @Nullable Fault fault(String method) {
        Fault one = next.getOrDefault(method, new ArrayDeque<>()).poll();
        return one != null ? one : always.get(method);
    }

    private static @Nullable RecordedCall read(InputStream in) throws IOException {
        String request = line(in);
        if (request.isEmpty()) {
            return null;
        }
        Map<String, String> headers = new HashMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        String[] parts = request.split(" ", 3);
        return new RecordedCall(parts[0], parts[1], headers, body);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int one = in.read(); one >= 0 && one != '\n'; one = in.read()) {
            if (one != '\r') {
                line.append((char) one);
            }
        }
        return line.toString();
    }

    private synchronized Reply reply(RecordedCall call) throws JsonProcessingException {
        if (!("Bearer " + TOKEN).equals(call.headers().get("authorization"))) {
            return error(401, null);
        }
        URI uri = URI.create(call.target());
        String path = uri.getRawPath().replaceFirst("^/scim/v2", "");
        if ("/ServiceProviderConfig".equals(path)) {
            return new Reply(
                    200,
                    Map.of(),
                    "{\"patch\":{\"supported\":true},\"filter\":{\"supported\":true,\"maxResults\":200}}");
        }
        if ("/Users".equals(path)) {
            return "POST".equals(call.method()) ? create(call.body()) : list(uri.getRawQuery());
        }
        return path.startsWith("/Users/")
                ? one(call, URLDecoder.decode(path.substring("/Users/".length()), StandardCharsets.UTF_8))
                : error(404, null);
    }

    private Reply create(String body) throws JsonProcessingException {
        long visibleFrom = System.nanoTime() + lag.toNanos();
        Optional<ObjectNode> created = users.create(mapper.readTree(body), numericIds, visibleFrom, true);
        return created.map(user -> new Reply(
                        201,
                        Map.of(
                                "Location",
                                baseUrl() + "/Users/" + user.path("id").asText()),
                        user.toString()))
                .orElseGet(() -> error(409, "uniqueness"));
    }

    private Reply list(@Nullable String query) throws JsonProcessingException {
        Map<String, String> parameters = new HashMap<>();
        Stream.of((query == null ? "" : query).split("&")).forEach(parameter -> {
            String[] parts = parameter.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts.length > 1 ? parts[1] : "", StandardCharsets.UTF_8));
        });
        String filter = ignoresFilters ? null : parameters.get("filter");
        List<ObjectNode> hits;
        try {
            hits = filter == null ? users.all() : users.matching(filter);
        } catch (IllegalArgumentException e) {
            return error(400, "invalidFilter");
        }
        int start = Integer.parseInt(parameters.getOrDefault("startIndex", "1"));
        int count = Integer.parseInt(parameters.getOrDefault("count", "100"));
        List<ObjectNode> page = hits.stream().skip(start - 1L).limit(count).toList();
        if (page.isEmpty() && emptyPagesAre204) {
            return new Reply(204, Map.of(), "");
        }
        ObjectNode body = mapper.createObjectNode().put("totalResults", hits.size());
        body.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:ListResponse");
        if (!page.isEmpty()) {
            page.forEach(body.putArray("Resources")::add);
        }
        return new Reply(200, Map.of(), body.toString());
    }

    private Reply one(RecordedCall call, String id) throws JsonProcessingException {
        ObjectNode user = users.get(id);
        if (user == null) {
            return error(404, null);
        }
        switch (call.method()) {
            case "DELETE" -> {
                users.delete(id);
                return new Reply(204, Map.of(), "");
            }
            case "PUT" -> {
                if (!users.replace(id, mapper.readTree(call.body()))) {
                    return error(409, "uniqueness");
                }
            }
            case "PATCH" -> {
                if (!users.patch(id, call.body())) {
                    return error(409, "uniqueness");
                }
            }
            default -> {}
        }
        return new Reply(200, Map.of(), String.valueOf(users.get(id)));
    }

    private static Reply error(int status, @Nullable String scimType) {
        return new Reply(
                status,
                Map.of(),
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"],\"status\":\"" + status + "\""
                        + (scimType == null ? "" : ",\"scimType\":\"" + scimType + "\"") + "}");
    }

    @Override
    public void close() {
        try {
            listener.close();
            acceptor.join();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
