package org.peakonjit.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ObjIntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.Settings;
import org.peakonjit.config.TestSettings;

/** Stands between a node and PostgreSQL, and counts on the wire how often the node waits for an answer. */
public final class RoundTrips implements AutoCloseable {

    private static final Pattern AUTHORITY = Pattern.compile("//([^:/]+):(\\d+)/");

    private final ServerSocket listening;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger made = new AtomicInteger();
    private final String url;

    /** Before the database of those settings. */
    public RoundTrips(Settings behind) {
        Matcher authority = AUTHORITY.matcher(behind.database().url());
        if (!authority.find()) {
            throw new IllegalArgumentException("no PostgreSQL");
        }
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        url = authority.replaceFirst("//127.0.0.1:" + listening.getLocalPort() + "/");
        int port = Integer.parseInt(authority.group(2));
        threads.execute(() -> accept(authority.group(1), port));
    }

    /** The settings of a node that comes this way. */
    public Settings settings() {
        try {
            Path dataDir = Files.createTempDirectory("peakon-jit-test");
            dataDir.toFile().deleteOnExit();
            return TestSettings.in(dataDir, Map.of(SettingKey.DATABASE_URL, url));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many there are in the work. */
    public int in(Runnable work) {
        int before = made.get();
        work.run();
        return made.get() - before;
    }

    private void accept(String host, int port) {
        try {
            while (true) {
                Socket node = listening.accept();
                Socket database = new Socket(host, port);
                node.setTcpNoDelay(true);
                database.setTcpNoDelay(true);
                FrontendMessages messages = new FrontendMessages();
                threads.execute(
                        () -> copy(node, database, (bytes, length) -> made.addAndGet(messages.in(bytes, length))));
                threads.execute(() -> copy(database, node, (bytes, length) -> {}));
            }
        } catch (IOException | RejectedExecutionException e) {
            threads.shutdown(); // closed
        }
    }

    private static void copy(Socket from, Socket to, ObjIntConsumer<byte[]> passing) {
        byte[] buffer = new byte[65_536];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                passing.accept(buffer, read);
                out.write(buffer, 0, read);
                out.flush();
            }
        } catch (IOException e) {
            Thread.yield(); // one of the two is gone
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        threads.shutdown();
    }
}
