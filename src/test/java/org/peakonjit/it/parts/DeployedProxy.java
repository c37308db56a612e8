package org.peakonjit.it.parts;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** The product on a server process of its own, which keeps its files in a directory of its own. */
abstract class DeployedProxy implements Proxy {

    private final ServerProcess process;
    private final URI baseUrl;
    private final Path work;

    DeployedProxy(ServerProcess process, Map<String, String> settings, Path work) {
        this.process = process;
        this.baseUrl = URI.create(String.valueOf(settings.get("peakonjit.base-url")));
        this.work = work;
    }

    /** Waits until {@code url} answers 200; where it does not, the server is ended. */
    final void awaitAnswer(URI url) {
        try {
            process.awaitAnswer(url, status -> status == 200, START);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Waits until it is ready for sign-ons. */
    final void awaitReady() {
        awaitAnswer(url("/ops/health/sign-on"));
    }

    public final ServerProcess process() {
        return process;
    }

    /** The server's own process, also where a script started it. */
    public final long pid() {
        return process.serverPid();
    }

    final Path work() {
        return work;
    }

    @Override
    public final URI baseUrl() {
        return baseUrl;
    }

    @Override
    public String log() {
        return process.log();
    }

    @Override
    public final void close() {
        process.close();
        WorkDirectories.delete(work);
    }
}
