package org.peakonjit.bench;

/** One kind of login at one server, and what it cost in each round. */
final class Contender {

    private final String name;
    private final Server server;
    private final Route route;
    private Series cpu = new Series();
    private Series kilobytes = new Series();
    private Series waits = new Series();
    private Series roundTrips = new Series();
    private Series scimCalls = new Series();
    private int logins;

    Contender(String name, Server server, Route route) {
        this.name = name;
        this.server = server;
        this.route = route;
    }

    String name() {
        return name;
    }

    Server server() {
        return server;
    }

    /** So many logins, one after the other, and something else between them. */
    void round(int count, Runnable between) {
        server.scimCalls();
        Server.Used before = server.used();
        for (int i = 0; i < count; i++) {
            long trips = server.roundTrips();
            waits.add(login());
            roundTrips.add(server.roundTrips() - trips);
            scimCalls.add(server.scimCalls());
            between.run();
        }
        Server.Used after = server.used();
        cpu.add((after.cpuNanos() - before.cpuNanos()) / 1e6 / count);
        kilobytes.add((after.bytes() - before.bytes()) / 1024.0 / count);
    }

    /** One login; how many milliseconds the browser waited. */
    double login() {
        Watch watch = new Watch();
        route.login(next(), watch);
        return watch.millis();
    }

    private synchronized int next() {
        return logins++;
    }

    /** Forgets everything that was measured. */
    void startAnew() {
        cpu = new Series();
        kilobytes = new Series();
        waits = new Series();
        roundTrips = new Series();
        scimCalls = new Series();
    }

    /** Milliseconds of processor time per login, round by round. */
    Series cpu() {
        return cpu;
    }

    Series kilobytes() {
        return kilobytes;
    }

    /** Milliseconds that the browser waited, login by login. */
    Series waits() {
        return waits;
    }

    /** Login by login, what the background did meanwhile included. */
    Series roundTrips() {
        return roundTrips;
    }

    Series scimCalls() {
        return scimCalls;
    }

    boolean hasDatabaseOutside() {
        return server.relay() != null;
    }
}
