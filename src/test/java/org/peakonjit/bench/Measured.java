package org.peakonjit.bench;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.peakonjit.bench.CapacityModel.Station;
import org.peakonjit.bench.CapacityModel.Step;

/** What was measured, and what is assumed: {@code docs/measured.properties}. */
final class Measured {

    static final List<String> KINDS = List.of("known", "new");
    /** With as many clients the database's part is taken: the machine is busy, and nobody waits for long. */
    private static final int TYPICAL = 4;

    private final Properties lines = new Properties();

    Measured() {
        try (Reader file = Files.newBufferedReader(Path.of("docs/measured.properties"))) {
            lines.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A number that stands in the file. */
    double number(String key) {
        return Double.parseDouble(lines.getProperty(key));
    }

    String text(String key) {
        return lines.getProperty(key);
    }

    /** What a login of one of the {@link #KINDS} costs on a machine that is warm. */
    double cost(String kind, String what) {
        String key = kind + "." + what;
        return lines.containsKey(key) ? number(key) : at(kind, TYPICAL, what);
    }

    /** With how many clients logins of that kind were tried at once. */
    List<Integer> clients(String kind) {
        return lines.stringPropertyNames().stream()
                .filter(key -> key.startsWith(kind + ".") && key.endsWith(".logins-per-second"))
                .map(key -> Integer.valueOf(key.split("\\.")[1]))
                .sorted()
                .toList();
    }

    /** What came out with so many clients. */
    double at(String kind, int clients, String what) {
        return number(kind + "." + clients + "." + what);
    }

    /**
     * The database's part of a login on the machine where it was tried, whose cores clients, database and whatever else ran
     * share.
     */
    List<Step> onOneMachine(String kind, int clients) {
        Station cores = new Station("cores", (int) number("machine.cores"));
        double slowness = slowness(cores, kind, clients);
        double client = at(kind, clients, "client-cpu-ms") * slowness;
        double database = at(kind, clients, "database-cpu-ms") * slowness;
        return List.of(
                new Step(cores, client / 2),
                new Step(cores, database),
                new Step(cores, client / 2),
                new Step(null, idle(cores, kind)));
    }

    /** What is no processor time, by the figures of one client: it passes by itself. */
    private double idle(Station cores, String kind) {
        double busy = at(kind, 1, "client-cpu-ms") + at(kind, 1, "database-cpu-ms");
        return Math.max(0, 1000 / at(kind, 1, "logins-per-second") - busy * slowness(cores, kind, 1));
    }

    /** How much longer each step took, where others left fewer cores than the clients would have kept busy. */
    private double slowness(Station cores, String kind, int clients) {
        double left = cores.servers() - at(kind, clients, "others-cores");
        return Math.max(1, Math.min(clients, cores.servers()) / left);
    }
}
