package org.peakonjit.it.parts;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ObjIntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.peakonjit.database.FrontendMessages;

/**
 * Stands between a proxy and its PostgreSQL and counts how often somebody asked and waited for the answer, however
 * many statements that holds ({@link FrontendMessages}).
 */
public final class CountingRelay implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile("(?<=//localhost:)\\d+");

    private final ServerSocket server;
    private final int databasePort;
    private final Map<String, String> settings;
    private final AtomicLong roundTrips = new AtomicLong();
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();

    private CountingRelay(ServerSocket server, Map<String, String> database) {
        this.server = server;
        String url = String.valueOf(database.get("peakonjit.database.url"));
        Matcher port = PORT.matcher(url);
        if (!port.find()) {
            throw new IllegalArgumentException("no port in " + url);
        }
        this.databasePort = Integer.parseInt(port.group());
        this.settings = new HashMap<>(database);
        this.settings.put("peakonjit.database.url", port.replaceFirst(Integer.toString(server.getLocalPort())));
    }

    /** In front of the database of these settings. */
    public static CountingRelay before(Map<String, String> database) {
        try {
            CountingRelay relay =
                    new CountingRelay(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), database);
            start("relay", relay::accept);
            return relay;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same settings by way of here. */
    public Map<String, String> settings() {
        return settings;
    }

    /** The round trips so far, those of the background included. */
    public long roundTrips() {
        return roundTrips.get();
    }

    /** Those within the work. */
    public long in(Runnable work) {
        long before = roundTrips();
        work.run();
        return roundTrips() - before;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                Socket database = new Socket(InetAddress.getLoopbackAddress(), databasePort);
                client.setTcpNoDelay(true);
                database.setTcpNoDelay(true);
                open.add(client);
                open.add(database);
                FrontendMessages messages = new FrontendMessages();
                start(
                        "relay to the database",
                        () -> pass(
                                client, database, (bytes, length) -> roundTrips.addAndGet(messages.in(bytes, length))));
                start("relay from the database", () -> pass(database, client, (bytes, length) -> {}));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void pass(Socket from, Socket to, ObjIntConsumer<byte[]> seen) {
        byte[] buffer = new byte[16 * 1024];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                seen.accept(buffer, length);
                out.write(buffer, 0, length);
            }
        } catch (IOException e) {
            // one side is gone, and now the other
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Closeable socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
