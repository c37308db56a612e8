package org.peakonjit.outbound;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;
import org.peakonjit.outbound.Fetched.Content;
import org.peakonjit.outbound.Fetched.Failed;
import org.peakonjit.outbound.Fetched.NotModified;
import org.peakonjit.outbound.Fetched.Reason;

/**
 * Fetches documents from URLs that an administrator names: http and https only, from no {@link ForbiddenAddress},
 * without redirects, cookies and credentials, with TLS verified, at most {@value #MOST_BYTES} bytes, and over after ten
 * seconds whatever the other side does.
 */
@Singleton
public class GuardedFetch {

    /** The most that is read of an answer. */
    public static final int MOST_BYTES = 4 * 1024 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Duration patience;
    private final CloseableHttpClient client = GuardedClient.make();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "peakon-jit-fetch");
        thread.setDaemon(true);
        return thread;
    });

    /** With the usual patience. */
    public GuardedFetch() {
        this(PATIENCE);
    }

    GuardedFetch(Duration patience) {
        this.patience = patience;
    }

    /**
     * Gets what is at the URL. Never throws for what the URL or the other side is like. Not to be called in a
     * transaction.
     *
     * @param accept the media types wanted, as {@code Accept} says them
     */
    public Fetched get(URI url, String accept, Conditions conditions) {
        if (!isOfTheWeb(url)) {
            return new Failed(Reason.URL.fault());
        }
        HttpGet request = new HttpGet(url);
        request.setHeader(HttpHeaders.ACCEPT, accept);
        if (conditions.etag() != null) {
            request.setHeader(HttpHeaders.IF_NONE_MATCH, conditions.etag());
        }
        if (conditions.lastModified() != null) {
            request.setHeader(HttpHeaders.IF_MODIFIED_SINCE, conditions.lastModified());
        }
        return exchange(request, GuardedFetch::read, failed -> failed);
    }

    /**
     * What time it is by the server at the URL (RFC 9110 §6.6.1), whatever it answers besides; empty where it does not
     * say. Never throws for what the URL or the other side is like.
     */
    public Optional<Instant> timeAt(URI url) {
        return isOfTheWeb(url)
                ? exchange(
                        new HttpGet(url),
                        response -> Optional.ofNullable(DateUtils.parseStandardDate(response, HttpHeaders.DATE)),
                        failed -> Optional.empty())
                : Optional.empty();
    }

    private static boolean isOfTheWeb(URI url) {
        boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        return http && WebUrlText.host(url).isPresent() && url.getRawUserInfo() == null;
    }

    /** What is wanted of an answer. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(ClassicHttpResponse response) throws IOException;
    }

    /** On a thread of its own, because looking up a host cannot be cancelled. */
    private <T> T exchange(HttpGet request, Reading<T> reading, Function<Failed, T> otherwise) {
        Future<T> exchange = threads.submit(
                () -> reading.of(client.executeOpen(RoutingSupport.determineHost(request), request, null)));
        try {
            return exchange.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return otherwise.apply(new Failed(Reason.TIMEOUT.fault()));
        } catch (ExecutionException e) {
            return otherwise.apply(failed(e.getCause() == null ? e : e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return otherwise.apply(new Failed(Reason.TIMEOUT.fault()));
        } finally {
            request.cancel();
        }
    }

    /** Leaves the response open, for closing reads to its end; cancelling the request does not. */
    private static Fetched read(ClassicHttpResponse response) throws IOException {
        int status = response.getCode();
        if (status == 304) {
            return new NotModified();
        }
        if (status != 200) {
            return new Failed(Reason.STATUS.fault(status));
        }
        if (response.getEntity() == null) {
            return new Content(new byte[0], Conditions.NONE);
        }
        InputStream in = response.getEntity().getContent();
        byte[] body = in.readNBytes(MOST_BYTES + 1);
        return body.length > MOST_BYTES
                ? new Failed(Reason.TOO_LARGE.fault())
                : new Content(
                        body,
                        new Conditions(
                                header(response, HttpHeaders.ETAG), header(response, HttpHeaders.LAST_MODIFIED)));
    }

    private static @Nullable String header(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    private static Failed failed(Throwable thrown) {
        return new Failed(Reason.of(thrown).fault(thrown.getClass().getSimpleName()));
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }
}
