package org.peakonjit.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * A SCIM service that has as many accounts as it is told, without keeping any: those of the seats that {@link LongLists}
 * fills a ledger with, but for the first {@link #ABSENT}, and {@link #STRANGERS} more. Every {@link #ONE_IN}th is inactive.
 */
final class GeneratedAccounts implements AutoCloseable {

    static final int ABSENT = 5;
    static final int STRANGERS = 20;
    static final int ONE_IN = 1_000;

    private static final String[] NAMES = {"anna", "bert", "carla", "dieter", "eva", "finn", "gina", "hans"};
    private static final Pattern WHERE = Pattern.compile("(startIndex|count)=(\\d+)");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final long last;
    private final AtomicLong pages = new AtomicLong();

    GeneratedAccounts(long seats) throws IOException {
        last = seats + STRANGERS;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/scim/v2/Users", this::answer);
        server.start();
    }

    String baseUrl() {
        return "http://localhost:" + server.getAddress().getPort() + "/scim/v2";
    }

    /** How many accounts there are. */
    long count() {
        return last - ABSENT;
    }

    /** How many pages were asked for so far. */
    long pages() {
        return pages.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        boolean one = exchange.getRequestURI().getPath().length() > "/scim/v2/Users/".length();
        long from = count() + 1;
        long wanted = 0;
        if (!query.contains("filter=") && !one) {
            pages.incrementAndGet();
            for (Matcher where = WHERE.matcher(query); where.find(); ) {
                long number = Long.parseLong(where.group(2));
                from = where.group(1).equals("count") ? from : number;
                wanted = where.group(1).equals("count") ? number : wanted;
            }
        }
        long until = Math.min(count(), from + wanted - 1);
        String accounts = LongStream.rangeClosed(from, until)
                .mapToObj(index -> account(index + ABSENT))
                .collect(Collectors.joining(","));
        byte[] body = ("{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:ListResponse\"],\"totalResults\":"
                        + (wanted == 0 ? 0 : count()) + ",\"startIndex\":" + from + ",\"Resources\":[" + accounts
                        + "]}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/scim+json");
        exchange.sendResponseHeaders(one ? 404 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String account(long number) {
        return "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"id\":\"" + md5("s" + number)
                + "\",\"userName\":\"" + name(number) + "\",\"externalId\":\"" + md5("p" + number) + "\",\"active\":"
                + (number % ONE_IN != 7) + ",\"name\":{\"givenName\":\"Some\",\"familyName\":\"Body\"},\"emails\":[{"
                + "\"value\":\"" + name(number) + "\",\"primary\":true}]}";
    }

    private static String name(long number) {
        String digest = md5(Long.toString(number)).substring(0, 6);
        return NAMES[(int) (number % NAMES.length)] + "." + digest + number + "@corp.example";
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
