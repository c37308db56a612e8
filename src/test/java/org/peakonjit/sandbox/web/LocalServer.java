package org.peakonjit.sandbox.web;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.glassfish.jersey.server.ContainerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.jspecify.annotations.Nullable;

/** JAX-RS applications on the JDK's own HTTP server, at 127.0.0.1 only. */
public final class LocalServer implements AutoCloseable {

    private final HttpServer server;
    private final @Nullable URI publicOrigin;
    private final ExecutorService threads = Executors.newCachedThreadPool(LocalServer::daemon);

    private LocalServer(HttpServer server, @Nullable URI publicOrigin) {
        this.server = server;
        this.publicOrigin = publicOrigin;
        server.setExecutor(threads);
    }

    /** A server at {@code preferredPort} or, where that is taken (or 0), at any free port. It answers once started. */
    public static LocalServer at(int preferredPort) {
        return at(preferredPort, null);
    }

    /** The same behind a reverse proxy at {@code publicOrigin}; null = people come to this very port. */
    public static LocalServer at(int preferredPort, @Nullable URI publicOrigin) {
        try {
            return new LocalServer(HttpServer.create(address(preferredPort), 0), publicOrigin);
        } catch (BindException e) {
            return at(0, publicOrigin);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "sandbox-http");
        thread.setDaemon(true);
        return thread;
    }

    /** The URL of the root for people, without a trailing slash. */
    public URI origin() {
        return publicOrigin == null ? localOrigin() : publicOrigin;
    }

    /** The same on this machine. */
    public URI localOrigin() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** Answers below {@code path}, which ends with a slash, by a JAX-RS application; requests pass the filters first. */
    public LocalServer serve(String path, ResourceConfig application, Filter... filters) {
        application.property(ServerProperties.WADL_FEATURE_DISABLE, true);
        application.property(ServerProperties.LOCATION_HEADER_RELATIVE_URI_RESOLUTION_DISABLED, true);
        HttpContext context =
                server.createContext(path, ContainerFactory.createContainer(HttpHandler.class, application));
        context.getFilters().addAll(List.of(filters));
        return this;
    }

    /** Begins to answer. */
    public void start() {
        server.start();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
