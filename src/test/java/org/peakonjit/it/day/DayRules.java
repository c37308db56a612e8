package org.peakonjit.it.day;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.peakonjit.it.parts.Employee;
import org.peakonjit.it.parts.HttpBrowser.Page;
import org.peakonjit.it.parts.PeopleLandscape;

/** What must hold on a day, whatever happens. */
final class DayRules {

    private static final Set<String> REFUSALS = Set.of(
            "subject.conflict",
            "license.limit-reached",
            "provisioning.rejected",
            "provisioning.unavailable",
            "provisioning.ambiguous");

    private final DayPlan plan;
    private final PeopleLandscape landscape;
    private final Witness witness;
    private final Story story;
    private final AuditBook audit = new AuditBook();
    private int limit;

    DayRules(DayPlan plan, PeopleLandscape landscape, Witness witness, Story story) {
        this.plan = plan;
        this.landscape = landscape;
        this.witness = witness;
        this.story = story;
    }

    /** What stood before a sign-on. */
    record Before(List<SeatLine> seats, long created) {}

    void limit(int now) {
        limit = now;
    }

    void released(SeatLine seat, Employee holder) {
        if (seat.account() == null) {
            witness.excuseAllOf(holder.familyName());
        } else {
            witness.excuse(seat.account());
        }
    }

    List<SeatLine> seats() {
        return SeatLine.of(landscape.database(), plan.application());
    }

    Before before() {
        return new Before(seats(), witness.created());
    }

    void check(Before before, List<Employee> employees, List<Page> pages) {
        List<SeatLine> seats = seats();
        for (int i = 0; i < pages.size(); i++) {
            audit.saw(pages.get(i));
            Optional<SeatLine> held = held(before, employees.get(i));
            if (pages.get(i).carriesResponse()) {
                admitted(seats, held, employees.get(i), pages.get(i).nameId());
            } else {
                refused(held, employees.get(i), pages.get(i));
            }
        }
        long created = witness.created() - before.created();
        long allowed = free(before, seats) + unsettled(before, employees);
        if (created > allowed) {
            story.broken(created + " created, " + allowed + " allowed: limit " + limit + ", before " + before.seats());
        }
        witness.mixedUp().forEach(story::broken);
        counted();
    }

    /** Whatever else is under way: both are of one moment (rule L10). */
    private void counted() {
        landscape
                .database()
                .rows(
                        "select consumed, (select count(*) from seat where application = c.application)"
                                + " from license_count c where application = ?",
                        plan.application())
                .stream()
                .filter(row -> !row.get(0).equals(row.get(1)))
                .forEach(row -> story.broken("counted " + row.get(0) + ", there are " + row.get(1)));
    }

    /** The seat that is theirs by key or, where the IdP is another one now, by address (rules W1 and W4). */
    private Optional<SeatLine> held(Before before, Employee employee) {
        return SeatLine.of(before.seats(), employee)
                .or(() -> before.seats().stream()
                        .filter(seat -> plan.changesIdp() && seat.address().equals(employee.mail()))
                        .findFirst())
                .filter(seat -> !seat.isReserved());
    }

    /** Whether nobody can say for sure yet that the account of their seat is gone (rule W8). */
    private boolean isAccountGone(Employee employee) {
        return held(before(), employee)
                .map(SeatLine::account)
                .filter(account -> !witness.has(account))
                .isPresent();
    }

    /** Seats that were free, or were given back meanwhile. */
    private long free(Before before, List<SeatLine> now) {
        if (limit < 0) {
            return Long.MAX_VALUE / 2;
        }
        long gone = before.seats().stream()
                .filter(seat -> now.stream().noneMatch(one -> one.id().equals(seat.id())))
                .count();
        return Math.max(0, limit - before.seats().size() + gone);
    }

    /** Reservations of those who come: their create was allowed when they got it. */
    private static long unsettled(Before before, List<Employee> employees) {
        return employees.stream()
                .distinct()
                .filter(employee -> SeatLine.of(before.seats(), employee)
                        .filter(SeatLine::isReserved)
                        .isPresent())
                .count();
    }

    private void refused(Optional<SeatLine> held, Employee employee, Page page) {
        story.tell("  " + employee.familyName() + " " + employee.mail() + ": " + page.code());
        if (!REFUSALS.contains(page.code())) {
            story.broken("an ending like " + page.status() + " " + page.code() + " " + page.text());
        }
        if (page.code().equals("license.limit-reached") && held.isPresent()) {
            story.broken("refused for the limit, though they hold " + held);
        }
    }

    private void admitted(List<SeatLine> seats, Optional<SeatLine> held, Employee employee, String nameId) {
        story.tell("  " + employee.familyName() + " " + employee.mail() + ": as " + nameId);
        Optional<SeatLine> seat = SeatLine.of(seats, employee);
        String account = seat.map(SeatLine::account).orElse(null);
        if (account != null && witness.has(account) && !witness.knew(account, nameId)) {
            story.broken("handed on as " + nameId + ", which is not the account of " + seat);
        }
        if (seat.isEmpty() && !plan.onProvisioningFailure().equals("admit")) {
            story.broken("handed on without a seat");
        }
        if (seat.isPresent()
                && held.isPresent()
                && !held.get().id().equals(seat.get().id())) {
            story.broken("another seat than before: " + held + ", now " + seat);
        }
        witness.strangersOf(nameId, employee.familyName()).forEach(story::broken);
    }

    /** While Peakon works, people pass under their own name, or learn why not; trying again ends (rules W2 and L7). */
    Optional<String> flawOf(Employee employee, Page page) {
        if (page.code().equals("provisioning.unavailable") && !isAccountGone(employee)) {
            return Optional.of("nothing is in the way of " + employee + ", and they do not get in");
        }
        String name = plan.byNumber() ? String.valueOf(employee.number()) : employee.mail();
        boolean underAnother =
                page.carriesResponse() && !page.nameId().equals(name) && !witness.isTaken(name, employee.familyName());
        return underAnother && !isAccountGone(employee)
                ? Optional.of("handed on as " + page.nameId() + ", though Peakon could have " + name)
                : Optional.empty();
    }

    /** What must hold once everything has settled. */
    void settled() {
        List<SeatLine> seats = seats();
        witness.uncounted(seats).forEach(story::broken);
        witness.mixedUp().forEach(story::broken);
        for (Function<SeatLine, Object> part :
                List.<Function<SeatLine, Object>>of(SeatLine::address, SeatLine::personId, SeatLine::account)) {
            Set<Object> taken = new HashSet<>();
            if (!seats.stream().map(part).filter(Objects::nonNull).allMatch(taken::add)) {
                story.broken("two seats for one: " + seats);
            }
        }
        int shown = landscape.api().licensesConsumed(plan.application());
        if (shown != seats.size()) {
            story.broken(shown + " licences shown, " + seats.size() + " seats");
        }
        audit.difference(landscape.database(), plan.application()).ifPresent(story::broken);
    }
}
