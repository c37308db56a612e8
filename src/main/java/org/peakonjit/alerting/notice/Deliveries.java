package org.peakonjit.alerting.notice;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.peakonjit.alerting.ChannelKind;
import org.peakonjit.alerting.notice.NotificationChannel.Failure;
import org.peakonjit.schedule.DeploymentThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands messages to the channels, and waits for none longer than half a minute, whatever the other side does. */
@Singleton
public class Deliveries {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<ChannelKind, NotificationChannel> channels;
    private final Clock clock;
    private final Duration patience;
    private final ExecutorService threads = Executors.newCachedThreadPool(new DeploymentThreads("alert"));

    @Inject
    public Deliveries(@Any Instance<NotificationChannel> channels, Clock clock) {
        this(channels.stream(), clock, PATIENCE);
    }

    public Deliveries(Stream<NotificationChannel> channels, Clock clock, Duration patience) {
        this.channels = channels.collect(Collectors.toMap(NotificationChannel::kind, Function.identity()));
        this.clock = clock;
        this.patience = patience;
    }

    /** Sends a message that says that it is a test; see {@link NotificationChannel#deliver}. */
    public Optional<Failure> test(ChannelKind kind) {
        return deliver(kind, Message.test(clock.instant()));
    }

    Optional<Failure> deliver(ChannelKind kind, Message message) {
        NotificationChannel channel = channels.get(kind);
        if (channel == null) {
            return Optional.of(new Failure(DeliveryTrouble.OFF, DeliveryFault.NO_CHANNEL));
        }
        Future<Optional<Failure>> delivery = threads.submit(() -> channel.deliver(message));
        try {
            return delivery.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            delivery.cancel(true);
            return Optional.of(new Failure(DeliveryTrouble.TIMEOUT, DeliveryFault.NOT_IN_TIME));
        } catch (ExecutionException e) {
            LOG.error("the channel {} broke", kind, e.getCause());
            return Optional.of(new Failure(DeliveryTrouble.FAILED, DeliveryFault.BROKE));
        } catch (InterruptedException e) {
            delivery.cancel(true);
            Thread.currentThread().interrupt();
            return Optional.of(new Failure(DeliveryTrouble.TIMEOUT, DeliveryFault.STOPPING));
        }
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
