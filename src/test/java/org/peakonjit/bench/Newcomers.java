package org.peakonjit.bench;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.TestSettings;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.license.SeatReservation.Reserved;
import org.peakonjit.license.Seats;
import org.peakonjit.license.jpa.StoredSeats;
import org.peakonjit.license.seat.AccountNames;
import org.peakonjit.license.seat.Holders;
import org.peakonjit.subject.Person;

/**
 * How many people a second get a seat, reserved and assigned, from one node, whose ledger is as long as it is: {@code
 * Newcomers <JDBC URL> <seconds> [<seats>]}. With a number, it fills an empty database first.
 */
public final class Newcomers {

    private Newcomers() {}

    /** Prints a line for 1, 4 and 16 people at once: how many a second, and the milliseconds of a reservation. */
    public static void main(String[] arguments) throws Exception {
        Map<SettingKey, String> values =
                Map.of(SettingKey.DATABASE_URL, arguments[0], SettingKey.DATABASE_USER, "postgres");
        try (TestNode node = new TestNode(TestSettings.in(Files.createTempDirectory("newcomers"), values))) {
            if (arguments.length == 3) {
                LongLists.fill(node, Integer.parseInt(arguments[2]), 0);
            }
            Seats seats = StoredSeats.in(node);
            Duration each = Duration.ofSeconds(Long.parseLong(arguments[1]));
            come(seats, 4, each);
            for (int clients : List.of(1, 4, 16)) {
                long before = seats.usage("peakon").consumed();
                List<Long> took = come(seats, clients, each);
                System.out.println(String.format(
                        Locale.ROOT,
                        "%d seats, %d at once: %.0f a second, reserving p50 %.2f ms, p99 %.2f ms",
                        before,
                        clients,
                        took.size() / (double) each.toSeconds(),
                        took.get(took.size() / 2) / 1e6,
                        took.get(took.size() * 99 / 100) / 1e6));
            }
        }
    }

    /** The nanoseconds that each reservation took, sorted. */
    private static List<Long> come(Seats seats, int clients, Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        Queue<Long> took = new ConcurrentLinkedQueue<>();
        List<Thread> people = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            people.add(new Thread(() -> {
                while (System.nanoTime() < end) {
                    took.add(seat(seats, UUID.randomUUID().toString()));
                }
            }));
        }
        people.forEach(Thread::start);
        for (Thread one : people) {
            one.join();
        }
        List<Long> sorted = new ArrayList<>(took);
        Collections.sort(sorted);
        return sorted;
    }

    private static long seat(Seats seats, String name) {
        Person person = new Person("https://idp.corp.example", "id-" + name, name + "@corp.example");
        long begin = System.nanoTime();
        Reserved reserved = (Reserved)
                seats.reserve("peakon", person, AccountNames.UNKNOWN, Optional.empty(), Duration.ofSeconds(30));
        long took = System.nanoTime() - begin;
        Holders.assign(seats, reserved, "account-" + name);
        return took;
    }
}
