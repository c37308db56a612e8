package org.peakonjit.outbound;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;
import org.peakonjit.outbound.Fetched.Reason;

/**
 * Posts to a webhook, signed as Standard Webhooks 1.0 say: to no forbidden address, following no redirect, and over after
 * fifteen seconds. Nothing of the answer is read but its status.
 */
public final class SignedPost implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final CloseableHttpClient client = GuardedClient.make();

    /** Of its own: the JVM's thread for delays would keep an undeployed version in memory. */
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, SignedPost::daemon);

    /**
     * What came of it.
     *
     * @param status of the answer; 0 where there was none
     * @param trouble why there was none
     * @param thrown what kind of exception said so
     */
    public record Outcome(int status, @Nullable Reason trouble, String thrown) {

        /** Whether the receiver took it: any status 2xx. */
        public boolean isTaken() {
            return status / 100 == 2;
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "peakon-jit-post");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * @param secret as {@link WebhookSecret} reads it
     * @param id of the message: the same whenever it is sent again
     */
    public Outcome send(
            URI url,
            String secret,
            String id,
            Instant now,
            String mediaType,
            byte[] body,
            Map<String, String> headers) {
        HttpPost request = new HttpPost(url);
        request.setEntity(new ByteArrayEntity(body, ContentType.parse(mediaType)));
        headers.forEach(request::setHeader);
        request.setHeader("webhook-id", id);
        request.setHeader("webhook-timestamp", Long.toString(now.getEpochSecond()));
        request.setHeader("webhook-signature", WebhookSecret.signature(secret, id, now, body));
        Future<?> end = clock.schedule(request::cancel, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        try (ClassicHttpResponse response = client.executeOpen(null, request, null)) {
            int status = response.getCode();
            request.cancel(); // instead of reading the rest of the answer, however long that is
            return new Outcome(status, null, "");
        } catch (IOException e) {
            return new Outcome(0, Reason.of(e), e.getClass().getSimpleName());
        } finally {
            end.cancel(false);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }
}
