package org.peakonjit.it.day;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.peakonjit.it.parts.Employee;
import org.peakonjit.it.parts.HttpBrowser;
import org.peakonjit.it.parts.HttpBrowser.Page;
import org.peakonjit.it.parts.PayaraMicro;
import org.peakonjit.it.parts.PeopleLandscape;
import org.peakonjit.it.parts.ProxyApi;
import org.peakonjit.sandbox.scim.Fault;
import org.peakonjit.sandbox.scim.ScimServer;
import org.peakonjit.sandbox.scim.UserSummary;

/** A day of one application: what is planned happens, and the rules are looked at after each incident. */
final class Day {

    /** By then, Peakon is asked again even after calls to it failed repeatedly. */
    static final Duration BROKEN_CIRCUIT = Duration.ofSeconds(32);

    private static final Duration LONGER_THAN_THE_BUDGET =
            Duration.ofSeconds(DayPlan.BUDGET_SECONDS).plusMillis(500);

    private final DayPlan plan;
    private final PeopleLandscape landscape;
    private final ScimServer scim;
    private final String scimBaseUrl;
    private final HttpClient http;
    private final Executor tabs;
    private final Story story;
    private final DayRules rules;
    private final Employee[] people = new Employee[DayPlan.PEOPLE];
    private NamedIdp idp;
    private int limit;

    Day(DayPlan plan, PeopleLandscape landscape, DayPeakons peakons, NamedIdp idp, HttpClient http, Executor tabs) {
        this.plan = plan;
        this.landscape = landscape;
        this.http = http;
        this.tabs = tabs;
        scim = peakons.serve(plan.application());
        scimBaseUrl = peakons.baseUrl(plan.application()).toString();
        scim.faults().setSlowness(LONGER_THAN_THE_BUDGET);
        this.idp = idp;
        story = new Story(plan);
        rules = new DayRules(plan, landscape, new Witness(scim.users()), story);
        limit = plan.limit();
        for (int who = 0; who < people.length; who++) {
            String name = plan.application() + "-p" + who;
            people[who] = Employee.named(name).withMail(address(who, who));
        }
        int last = people.length - 1;
        people[last] = people[last].withGuid(null).withMail(plan.address("own"));
    }

    PeopleLandscape landscape() {
        return landscape;
    }

    /** Where the IdP changes, addresses alone tell who people are then: nobody gets another's. */
    private String address(int who, int number) {
        return plan.address(plan.changesIdp() ? "p" + who + "-a" + number : "a" + number);
    }

    Story story() {
        return story;
    }

    /** Everything that is planned. */
    void play() {
        apply();
        plan.incidents().forEach(incident -> {
            story.tell(incident.toString());
            happen(incident);
        });
        scim.faults().inject(Fault.NONE);
    }

    /** From now on people come from that IdP, where they have other identifiers. */
    void moveTo(NamedIdp to) {
        if (idp.equals(to)) {
            return;
        }
        story.tell("from now on from the IdP " + to.name());
        idp = to;
        for (int who = 0; who < people.length; who++) {
            String guid = people[who].guid();
            people[who] = people[who].withGuid(guid == null ? null : to.name() + "-" + guid);
        }
        apply();
    }

    /** What must hold once nothing is open. */
    void settled() {
        rules.settled();
    }

    /** Takes the application away, so that no task goes on trying it. */
    void forget() {
        landscape.database().change("delete from seat where application = ?", plan.application());
        landscape.database().change("update license_count set consumed = 0 where application = ?", plan.application());
        landscape.api().delete("/applications/" + plan.application());
    }

    /** Everybody signs on once more, and again where that did not end well: nothing is in their way. */
    void evening() {
        story.tell("evening");
        for (int who = 0; who < people.length; who++) {
            Page page = signOn(List.of(who)).get(0);
            if (rules.flawOf(people[who], page).isPresent()) {
                pause();
                page = signOn(List.of(who)).get(0);
            }
            rules.flawOf(people[who], page).ifPresent(story::broken);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BROKEN_CIRCUIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void happen(Incident incident) {
        int who = incident.who();
        int other = incident.other() % people.length;
        switch (incident.kind()) {
            case SIGNS_ON -> signOn(List.of(who));
            case SIGNS_ON_IN_TWO_TABS -> signOn(List.of(who, who));
            case SIGNS_ON_BESIDE_ANOTHER -> signOn(List.of(who, other));
            case IS_RENAMED -> {
                String mail = address(who, incident.other());
                if (List.of(people).stream().noneMatch(one -> one.mail().equals(mail))) {
                    rename(who, mail);
                }
                signOn(List.of(who));
            }
            case GETS_THE_ADDRESS_OF -> {
                rename(who, people[other].mail());
                signOn(List.of(who));
            }
            case SWAPS_ADDRESSES_WITH -> {
                String mail = people[who].mail();
                rename(who, people[other].mail());
                rename(other, mail);
                signOn(List.of(who));
                signOn(List.of(other));
            }
            case LOSES_THE_SEAT -> release(people[who], "keep");
            case LOSES_SEAT_AND_ACCOUNT -> release(people[who], "delete");
            case CLAIMS_ARE_DECIDED -> decide(incident.other());
            case LIMIT_CHANGES -> {
                limit = incident.amount() - 1;
                apply();
            }
            case ACCOUNT_IS_DELETED_AT_PEAKON ->
                accountsOf(people[who]).forEach(user -> scim.users().remove(user.id()));
            case ACCOUNT_IS_DEACTIVATED_AT_PEAKON ->
                accountsOf(people[who])
                        .forEach(user -> scim.users().change(user.id(), one -> one.put("active", false)));
            case ADDRESS_HAS_AN_ACCOUNT_ALREADY -> {
                String mail = address(who, incident.other());
                if (scim.users().named(mail).isEmpty()) {
                    scim.users().preload(mail, "Some", Witness.STRANGER, true);
                }
            }
            default -> scim.faults().inject(incident.kind().fault(), 1 + incident.amount());
        }
    }

    /** Only people with an identifier get another's address: without one, the address is who they are. */
    private void rename(int who, String mail) {
        boolean shared = IntStream.range(0, DayPlan.ADDRESSES).anyMatch(one -> mail.equals(address(who, one)));
        if (people[who].guid() != null && shared) {
            people[who] = people[who].withMail(mail);
        }
    }

    private List<UserSummary> accountsOf(Employee employee) {
        return scim.users().all().stream()
                .filter(user -> user.familyName().equals(employee.familyName()))
                .toList();
    }

    private void apply() {
        landscape.api().apply(plan.document(scimBaseUrl, scim.bearerToken(), limit, idp.name()));
        rules.limit(limit);
    }

    /** People sign on at the same time, each at another node. */
    private List<Page> signOn(List<Integer> who) {
        List<Employee> employees = who.stream().map(one -> people[one]).toList();
        DayRules.Before before = rules.before();
        List<CompletableFuture<Page>> pages = IntStream.range(0, who.size())
                .mapToObj(tab -> CompletableFuture.supplyAsync(() -> signOn(tab, employees.get(tab)), tabs))
                .toList();
        List<Page> ended = new ArrayList<>();
        pages.forEach(page -> ended.add(page.join()));
        rules.check(before, employees, ended);
        return ended;
    }

    private Page signOn(int tab, Employee employee) {
        PayaraMicro node =
                landscape.nodes().get((plan.day() + tab) % landscape.nodes().size());
        HttpBrowser browser = idp.idp().browser(http);
        Page atIdp = browser.open(node.atNode("/login/" + plan.application()));
        return browser.post(node.atNode("/saml/acs"), idp.idp().answer(atIdp, employee));
    }

    private void release(Employee employee, String account) {
        SeatLine.of(rules.seats(), employee).ifPresent(seat -> {
            ProxyApi.Answer answer = landscape
                    .api()
                    .delete("/applications/" + plan.application() + "/seats/" + seat.id() + "?account=" + account);
            story.tell("  " + answer.status());
            if (answer.status() == 204) {
                rules.released(seat, employee);
            }
        });
    }

    /** Administrators know that they are two people: the holder's account is left, renamed or deleted. */
    private void decide(int how) {
        String conflicts = "/applications/" + plan.application() + "/conflicts";
        for (JsonNode conflict : landscape.api().get(conflicts).body().path("items")) {
            String id = conflict.path("id").asText();
            ObjectNode decision = JsonNodeFactory.instance.objectNode().put("decision", "somebody-else");
            switch (how % 3) {
                case 0 -> decision.put("account", "leave");
                case 1 -> decision.put("account", "delete");
                default -> decision.put("account", "rename").put("newAddress", plan.address(id));
            }
            List<SeatLine> seats = rules.seats();
            ProxyApi.Answer answer = landscape.api().post(conflicts + "/" + id + "/decision", decision);
            story.tell("  " + answer.status() + " for the claim of "
                    + conflict.at("/claimant/address").asText() + " on "
                    + conflict.at("/holder/address").asText());
            if (answer.status() == 200) {
                seats.stream()
                        .filter(seat -> seat.id().equals(conflict.path("seatId").asText()))
                        .forEach(seat -> List.of(people).stream()
                                .filter(one -> SeatLine.of(List.of(seat), one).isPresent())
                                .forEach(one -> rules.released(seat, one)));
            }
        }
    }
}
