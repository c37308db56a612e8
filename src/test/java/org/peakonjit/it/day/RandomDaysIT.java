package org.peakonjit.it.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.peakonjit.it.parts.DirectIdp;
import org.peakonjit.it.parts.PayaraMicro;
import org.peakonjit.it.parts.PeopleLandscape;
import org.peakonjit.it.parts.WithSharedParts;
import org.peakonjit.it.parts.WorkDirectories;

/**
 * Rules L1 to L10 and W1 to W9 on two nodes and one PostgreSQL, whatever happens in which order; with {@code
 * peakonjit.test.days.mariadb} half of the days on two nodes more, on MariaDB. The system properties {@code
 * peakonjit.test.days.seed}, {@code …days.count} and {@code …days.only} repeat what a run said, as far as people who come
 * at the same time can be repeated.
 */
@WithSharedParts
class RandomDaysIT {

    private static final String PROPERTIES = "peakonjit.test.days.";
    private static final String LEAVING = "leaving";

    /** Fewer than the calls with a password not verified lately that the API takes at once. */
    private static final int AT_ONCE = 8;

    private static final int SHOWN = 5;

    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(90);

    private final long seed = Long.getLong(PROPERTIES + "seed", System.nanoTime());
    private final List<PeopleLandscape> landscapes;
    private final NamedIdp leaving = new NamedIdp(LEAVING, new DirectIdp("idp.leaving.example"));
    private final DayPeakons peakons = new DayPeakons();
    private final ExecutorService atOnce = Executors.newFixedThreadPool(AT_ONCE);
    private final ExecutorService tabs = Executors.newCachedThreadPool();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Day> days;

    RandomDaysIT(PeopleLandscape onPostgresql) {
        landscapes = Boolean.getBoolean(PROPERTIES + "mariadb")
                ? List.of(onPostgresql, PeopleLandscape.onMariaDb())
                : List.of(onPostgresql);
        days = numbers()
                .parallel()
                .mapToObj(number -> day(DayPlan.of(number, seed)))
                .toList();
    }

    private static IntStream numbers() {
        Integer only = Integer.getInteger(PROPERTIES + "only");
        return only == null ? IntStream.range(0, Integer.getInteger(PROPERTIES + "count", 20)) : IntStream.of(only);
    }

    private Day day(DayPlan plan) {
        PeopleLandscape landscape = landscape(plan);
        return new Day(plan, landscape, peakons, plan.changesIdp() ? leaving : usual(landscape), http, tabs);
    }

    private PeopleLandscape landscape(DayPlan plan) {
        return landscapes.get(plan.day() / 2 % landscapes.size());
    }

    private static NamedIdp usual(PeopleLandscape landscape) {
        return new NamedIdp("default", landscape.idp());
    }

    @AfterEach
    void stop() throws Exception {
        try {
            together(Day::forget);
        } finally {
            atOnce.shutdownNow();
            tabs.shutdownNow();
            peakons.close();
            landscapes.stream().skip(1).forEach(PeopleLandscape::close);
        }
    }

    @Test
    void endWithOneSeatAndTheirOwnAccountForEach() throws Exception {
        say("-D" + PROPERTIES + "seed=" + seed);
        for (PeopleLandscape landscape : landscapes) {
            landscape.register(LEAVING, leaving.idp(), DayPlan.CHANGING_DOMAIN);
            landscape.nodes().forEach(this::awaitLeaving);
        }
        together(Day::play);
        say("played");
        together(day -> day.moveTo(usual(day.landscape())));
        landscapes.forEach(landscape -> landscape.unregister(LEAVING));
        // Requests that nobody waits for any more have reached Peakon by then, too.
        Thread.sleep(Day.BROKEN_CIRCUIT.toMillis());
        settle();
        together(Day::evening);
        settle();

        Files.write(
                WorkDirectories.log("random-days"),
                days.stream().map(day -> day.story().toString()).toList());
        List<Story> broken =
                days.stream().map(Day::story).filter(Story::isOfBrokenRules).toList();
        assertThat(broken.stream().limit(SHOWN))
                .as(broken.size() + " of " + days.size() + " days, -D" + PROPERTIES + "seed=" + seed)
                .isEmpty();
    }

    private void awaitLeaving(PayaraMicro node) {
        await().until(() -> node.apiAtNode()
                .get("/identity-providers/" + LEAVING)
                .body()
                .at("/status/usable")
                .asBoolean());
    }

    private static void say(String what) {
        System.out.println("random days: " + what + ", " + LocalTime.now(ZoneId.systemDefault()));
    }

    /** Nobody helps, but time passes faster: the background finds out what is open. */
    private void settle() throws Exception {
        for (PeopleLandscape landscape : landscapes) {
            landscape
                    .database()
                    .change("update seat set flight_until = flight_until - interval '1' minute"
                            + " where state = 'RESERVED' and application like 'day-%'");
        }
        await().atMost(SETTLED_WITHIN)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> landscapes.stream()
                        .allMatch(landscape -> landscape
                                .database()
                                .rows("select 1 from seat where state = 'RESERVED' and application like 'day-%'")
                                .isEmpty()));
        together(Day::settled);
        say("settled");
    }

    private void together(Consumer<Day> part) throws Exception {
        List<Future<?>> running = new ArrayList<>();
        for (Day day : days) {
            running.add(atOnce.submit(() -> {
                try {
                    part.accept(day);
                } catch (RuntimeException | Error failure) {
                    day.story().broken(failure.toString());
                }
            }));
        }
        for (Future<?> one : running) {
            one.get();
        }
    }
}
