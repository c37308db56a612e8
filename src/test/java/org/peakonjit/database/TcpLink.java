package org.peakonjit.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** A line to a server on this machine that can be cut, held up and mended. */
public final class TcpLink implements AutoCloseable {

    private static final int MOST_TRIES = 50;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    private enum State {
        WHOLE,
        STALLED,
        CUT
    }

    private final int target;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "tcp-link");
        thread.setDaemon(true);
        return thread;
    });
    private ServerSocket listening;
    private State state = State.WHOLE;

    /** A line to that port. */
    public TcpLink(int target) {
        this.target = target;
        listening = listen(0);
        port = listening.getLocalPort();
    }

    public int port() {
        return port;
    }

    /** Ends all connections; no others are taken. */
    public synchronized void cut() {
        state = State.CUT;
        close(listening);
        sockets.forEach(TcpLink::close);
        sockets.clear();
        notifyAll();
    }

    /** Lets nothing through any more; connections stay, and new ones are taken. */
    public synchronized void stall() {
        state = State.STALLED;
    }

    /** All is as at first; what was held up goes on. */
    public synchronized void mend() {
        if (state == State.CUT) {
            listening = listen(port);
        }
        state = State.WHOLE;
        notifyAll();
    }

    @Override
    public void close() {
        cut();
        threads.shutdownNow();
    }

    private ServerSocket listen(int at) {
        try {
            ServerSocket server = new ServerSocket();
            server.setReuseAddress(true);
            bind(server, new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
            threads.execute(() -> accept(server));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Somebody's connection may have got the port meanwhile, for a moment. */
    private static void bind(ServerSocket server, InetSocketAddress address) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                server.bind(address);
                return;
            } catch (BindException e) {
                if (tries == MOST_TRIES) {
                    throw e;
                }
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            }
        }
    }

    private void accept(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(near);
                sockets.add(far);
                threads.execute(() -> copy(near, far));
                threads.execute(() -> copy(far, near));
            } catch (IOException e) {
                // the next one, or it is closed
            }
        }
    }

    private void copy(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                passWhenWhole();
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // one of its ends is closed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void passWhenWhole() throws InterruptedException {
        while (state == State.STALLED) {
            wait();
        }
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // it is closed
        }
    }
}
