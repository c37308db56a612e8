package org.peakonjit.provisioning;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.peakonjit.provisioning.FaultyScimServer.Reply;

/**
 * One way in which a SCIM service goes wrong.
 *
 * @param carriesOut whether the request is carried out before its answer goes wrong
 * @param answering what is done instead of sending the regular reply
 */
public record Fault(boolean carriesOut, Answering answering) {

    /** Sends something, or nothing. */
    @FunctionalInterface
    public interface Answering {
        void answer(Reply regular, Socket socket) throws IOException, InterruptedException;
    }

    /** Answers a status, with headers and body, and does nothing. */
    public static Fault status(int status, Map<String, String> headers, String body) {
        return new Fault(false, (regular, socket) -> new Reply(status, headers, body).writeTo(socket));
    }

    /** Answers a status with an RFC 7644 error. */
    public static Fault status(int status) {
        return status(
                status,
                Map.of(),
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"],\"status\":\"" + status
                        + "\",\"detail\":\"switched on\"}");
    }

    /** Nothing goes wrong. */
    public static Fault none() {
        return new Fault(true, (regular, socket) -> regular.writeTo(socket));
    }

    /** 429 with a Retry-After header. */
    public static Fault tooMany(String retryAfter) {
        return status(429, Map.of("Retry-After", retryAfter), "");
    }

    /** Does nothing and says nothing for a long time. */
    public static Fault hang() {
        return new Fault(false, (regular, socket) -> Thread.sleep(60_000));
    }

    /** Sends the regular reply's first byte, then one byte every 100 ms. */
    public static Fault trickle() {
        return new Fault(true, (regular, socket) -> {
            OutputStream out = socket.getOutputStream();
            for (byte one : regular.bytes()) {
                out.write(one);
                out.flush();
                Thread.sleep(100);
            }
        });
    }

    /** Resets the connection instead of carrying the request out. */
    public static Fault reset() {
        return new Fault(false, (regular, socket) -> rst(socket));
    }

    /** Carries the request out, then resets the connection. */
    public static Fault droppedAfterCommit() {
        return new Fault(true, (regular, socket) -> rst(socket));
    }

    /** Carries the request out, then answers 500. */
    public static Fault errorAfterCommit() {
        return new Fault(true, (regular, socket) -> new Reply(500, Map.of(), "").writeTo(socket));
    }

    /** Carries the request out and says nothing. */
    public static Fault silenceAfterCommit() {
        return new Fault(true, (regular, socket) -> Thread.sleep(60_000));
    }

    /** Carries the request out and answers without a body. */
    public static Fault emptyBody(int status, boolean withLocation) {
        return new Fault(
                true,
                (regular, socket) -> new Reply(
                                status,
                                withLocation
                                        ? Map.of("Location", regular.headers().getOrDefault("Location", ""))
                                        : Map.of(),
                                "")
                        .writeTo(socket));
    }

    /** Carries the request out and answers as usual, but with this status. */
    public static Fault as(int status) {
        return new Fault(
                true, (regular, socket) -> new Reply(status, regular.headers(), regular.body()).writeTo(socket));
    }

    /** Carries the request out and answers something else. */
    public static Fault instead(int status, String body) {
        return new Fault(true, (regular, socket) -> new Reply(status, Map.of(), body).writeTo(socket));
    }

    /** Carries the request out and cuts the body in the middle of its JSON. */
    public static Fault brokenJson() {
        return new Fault(
                true,
                (regular, socket) -> new Reply(
                                regular.status(),
                                Map.of(),
                                regular.body().substring(0, regular.body().length() / 2))
                        .writeTo(socket));
    }

    /** A web page with status 200. */
    public static Fault html() {
        return status(200, Map.of("Content-Type", "text/html"), "<!DOCTYPE html><h1>Sign in</h1>");
    }

    /** A body of that many bytes. */
    public static Fault huge(int size) {
        return status(200, Map.of(), "{\"x\":\"" + "x".repeat(size) + "\"}");
    }

    public static Fault redirect(String location) {
        return status(302, Map.of("Location", location), "");
    }

    private static void rst(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Waits, then replies as usual. */
    public static Fault slow(Duration time) {
        return new Fault(true, (regular, socket) -> {
            Thread.sleep(time.toMillis());
            regular.writeTo(socket);
        });
    }

    /** Carries the request out and compresses the answer. */
    public static Fault gzipped() {
        return new Fault(true, (regular, socket) -> {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            try (OutputStream gzip = new GZIPOutputStream(content)) {
                gzip.write(regular.body().getBytes(StandardCharsets.UTF_8));
            }
            String head = "HTTP/1.1 " + regular.status() + " Status\r\nContent-Type: application/scim+json\r\n"
                    + "Content-Encoding: gzip\r\nContent-Length: " + content.size() + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(content.toByteArray());
            socket.getOutputStream().flush();
        });
    }

    /** Carries the request out and sends interim answers (RFC 9110 §15.2) before the regular one. */
    public static Fault afterHints() {
        return new Fault(true, (regular, socket) -> {
            String hints =
                    "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n";
            socket.getOutputStream().write(hints.getBytes(StandardCharsets.UTF_8));
            regular.writeTo(socket);
        });
    }

    /** Carries the request out and answers a body of 100 megabytes, of which those beyond the first two come slowly. */
    public static Fault endless() {
        return new Fault(true, (regular, socket) -> {
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 Status\r\nContent-Length: 100000000\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            out.write(new byte[2_000_000]);
            out.flush();
            for (int i = 0; i < 600; i++) {
                Thread.sleep(100);
                out.write(new byte[100]);
                out.flush();
            }
        });
    }

    /** Answers bytes that are no HTTP. */
    public static Fault noHttp() {
        return new Fault(false, (regular, socket) -> {
            socket.getOutputStream().write("hello\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.close();
        });
    }
}
