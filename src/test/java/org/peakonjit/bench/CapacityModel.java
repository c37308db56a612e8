package org.peakonjit.bench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Logins as a queueing network, simulated event by event: each takes its steps one after the other, at stations that serve
 * so many at once and have the others wait in order. The time of a step is drawn evenly between half and one and a half of
 * its mean. The same seed gives the same numbers.
 */
public final class CapacityModel {

    /** Serves {@code servers} at once: cores, connections. */
    record Station(String name, int servers) {}

    /**
     * @param station where it is served; null = nobody waits for another, time just passes (a network, Peakon)
     * @param milliseconds on average
     */
    record Step(@Nullable Station station, double milliseconds) {}

    /** @param busy the share of each station's servers that was at work */
    record Outcome(double perSecond, double mean, double p50, double p95, Map<Station, Double> busy) {}

    private final List<Step> steps;
    private final Random random;
    private final int logins;
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Map<Station, Integer> serving = new HashMap<>();
    private final Map<Station, Deque<Event>> queues = new HashMap<>();
    private final Map<Station, Double> worked = new HashMap<>();
    private final List<Double> took = new ArrayList<>();

    private CapacityModel(List<Step> steps, int logins, long seed) {
        this.steps = steps;
        this.logins = logins;
        this.random = new Random(seed);
    }

    /** {@code clients} of whom each begins a login when the one before has ended. */
    static Outcome closed(List<Step> steps, int clients, int logins, long seed) {
        CapacityModel model = new CapacityModel(steps, logins, seed);
        for (int i = 0; i < clients; i++) {
            model.events.add(new Event(0, 0, 0));
        }
        return model.run(true);
    }

    /** Logins that come by themselves, {@code perSecond} on average, whoever else is still waiting. */
    static Outcome open(List<Step> steps, double perSecond, int logins, long seed) {
        CapacityModel model = new CapacityModel(steps, logins, seed);
        double time = 0;
        for (int i = 0; i < logins; i++) {
            time += -Math.log(1 - model.random.nextDouble()) * 1000 / perSecond;
            model.events.add(new Event(time, time, 0));
        }
        return model.run(false);
    }

    private Outcome run(boolean again) {
        double now = 0;
        while (took.size() < logins) {
            Event event = events.remove();
            now = event.time();
            leave(event, now);
            if (event.step() < steps.size()) {
                enter(event, now);
            } else {
                took.add(now - event.begun());
                if (again) {
                    events.add(new Event(now, now, 0));
                }
            }
        }
        double length = now;
        Map<Station, Double> busy = new HashMap<>();
        worked.forEach((station, time) -> busy.put(station, time / length / station.servers()));
        Collections.sort(took);
        double mean = took.stream().mapToDouble(Double::doubleValue).sum() / logins;
        return new Outcome(logins * 1000.0 / length, mean, took.get(logins / 2), took.get(logins * 95 / 100), busy);
    }

    private void enter(Event event, double now) {
        Station station = steps.get(event.step()).station();
        if (station == null || serving.merge(station, 1, Integer::sum) <= station.servers()) {
            serve(event, now);
        } else {
            serving.merge(station, -1, Integer::sum);
            queues.computeIfAbsent(station, one -> new ArrayDeque<>()).add(event);
        }
    }

    private void serve(Event event, double now) {
        Step step = steps.get(event.step());
        double time = step.milliseconds() * (0.5 + random.nextDouble());
        if (step.station() != null) {
            worked.merge(step.station(), time, Double::sum);
        }
        events.add(new Event(now + time, event.begun(), event.step() + 1));
    }

    private void leave(Event event, double now) {
        Station station = event.step() == 0 ? null : steps.get(event.step() - 1).station();
        if (station != null) {
            serving.merge(station, -1, Integer::sum);
            Event next = queues.getOrDefault(station, new ArrayDeque<>()).poll();
            if (next != null) {
                serving.merge(station, 1, Integer::sum);
                serve(next, now);
            }
        }
    }

    /** A login that is done with the steps before {@code step}. */
    private record Event(double time, double begun, int step) implements Comparable<Event> {

        @Override
        public int compareTo(Event other) {
            return Double.compare(time, other.time);
        }
    }
}
