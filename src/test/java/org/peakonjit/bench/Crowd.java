package org.peakonjit.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Several browsers at once, each with one login after the other.
 *
 * @param waits milliseconds that each waited
 */
record Crowd(int clients, double loginsPerSecond, Series waits) {

    static Crowd of(int clients, Duration time, Contender at) {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            long start = System.nanoTime();
            long end = start + time.toNanos();
            List<Future<List<Double>>> work = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                work.add(threads.submit(() -> logins(at, end)));
            }
            Series waits = new Series();
            int logins = 0;
            for (Future<List<Double>> one : work) {
                one.get().forEach(waits::add);
                logins += one.get().size();
            }
            return new Crowd(clients, logins * 1e9 / (System.nanoTime() - start), waits);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Double> logins(Contender at, long end) {
        List<Double> waits = new ArrayList<>();
        while (System.nanoTime() < end) {
            waits.add(at.login());
        }
        return waits;
    }
}
