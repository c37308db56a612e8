package org.peakonjit.it.parts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.peakonjit.it.parts.HttpBrowser.Page;
import org.peakonjit.sandbox.peakon.PeakonSandbox;
import org.peakonjit.sandbox.scim.ScimCall;
import org.peakonjit.sandbox.scim.UserSummary;

/** One application of a {@link PeopleLandscape} and its Peakon: who signs on, and what is known of them then. */
public final class Tenant {

    private final PeopleLandscape landscape;
    private final ObjectNode application;
    private final PeakonSandbox peakon;

    Tenant(PeopleLandscape landscape, ObjectNode application, PeakonSandbox peakon) {
        this.landscape = landscape;
        this.application = application;
        this.peakon = peakon;
    }

    Tenant applied() {
        landscape.api().apply(application);
        return this;
    }

    public String name() {
        return application.path("name").asText();
    }

    public PeakonSandbox peakon() {
        return peakon;
    }

    /** Sets something at {@code /scim} or elsewhere in the application. */
    public Tenant with(Consumer<ObjectNode> change) {
        change.accept(application);
        return applied();
    }

    public Tenant limitedTo(int limit) {
        return with(one -> Landscape.limited(one, limit));
    }

    /** Signs somebody on, by the company's IdP. */
    public Page signOn(Employee employee) {
        return signOn(landscape.nodes().get(0), landscape.idp(), employee);
    }

    /** Signs somebody on at that node, by that IdP. */
    public Page signOn(PayaraMicro node, DirectIdp idp, Employee employee) {
        HttpBrowser browser = idp.browser();
        return answer(browser, node, idp, arrival(browser, node, idp, employee), employee);
    }

    /** The same of a browser that speaks a language. */
    public Page signOnIn(String language, Employee employee) {
        PayaraMicro node = landscape.nodes().get(0);
        HttpBrowser browser = landscape.idp().browser().in(language);
        return answer(browser, node, landscape.idp(), arrival(browser, node, landscape.idp(), employee), employee);
    }

    /** A browser's arrival at the IdP; where several come into question the address decides. */
    public Page arrival(HttpBrowser browser, PayaraMicro node, DirectIdp idp, Employee employee) {
        Page page = browser.open(node.atNode("/login/" + name()));
        return idp.isSso(page.location()) ? page : browser.submit(page, Map.of("email", employee.mail()));
    }

    /** Brings the IdP's answer to that node. */
    public Page answer(HttpBrowser browser, PayaraMicro node, DirectIdp idp, Page arrival, Employee employee) {
        return browser.post(node.atNode("/saml/acs"), idp.answer(arrival, employee));
    }

    /** The only account at Peakon that has the address. */
    public UserSummary account(String address) {
        List<UserSummary> found = peakon.users().all().stream()
                .filter(user -> user.emails().contains(address))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(
                    address + " has " + found + " among " + peakon.users().all());
        }
        return found.get(0);
    }

    /** The rows of the ledger. */
    public List<JsonNode> seats() {
        List<JsonNode> seats = new ArrayList<>();
        landscape.api().seats(name()).forEach(seats::add);
        return seats;
    }

    /** The only row of the ledger. */
    public JsonNode seat() {
        List<JsonNode> seats = seats();
        if (seats.size() != 1 || landscape.api().licensesConsumed(name()) != 1) {
            throw new AssertionError("not one seat, but " + seats);
        }
        return seats.get(0);
    }

    /** Releases the seat that has the address; what becomes of the account is {@code keep}, {@code delete} … */
    public void release(String address, String account) {
        String id = seats().stream()
                .filter(seat -> seat.path("holder").asText().equals(address))
                .map(seat -> seat.path("id").asText())
                .findFirst()
                .orElseThrow();
        ProxyApi.Answer answer = landscape.api().delete(path("/seats/" + id + "?account=" + account));
        if (answer.status() != 204) {
            throw new IllegalStateException("DELETE answered " + answer);
        }
    }

    /** What the audit says of the latest sign-on. */
    public String lastSignOn() {
        return audit("application=" + name() + "&kind=sign-on")
                .get(0)
                .path("detail")
                .asText();
    }

    /** What the audit says the background found out of seats here, and how they are now. */
    public List<String> settled() {
        return changes("seat.settled");
    }

    /** What the audit says of released seats here: how they were. */
    public List<String> released() {
        return changes("seat.released");
    }

    private List<String> changes(String action) {
        return audit("limit=500&outcome=" + action).stream()
                .filter(line -> line.path("object").asText().equals(name()))
                .map(line -> line.path("before").asText() + " → "
                        + line.path("after").asText())
                .toList();
    }

    private List<JsonNode> audit(String query) {
        List<JsonNode> lines = new ArrayList<>();
        landscape.api().get("/audit?" + query).body().path("items").forEach(lines::add);
        return lines;
    }

    /** Kind, claimed address, holder's address, state and attempts of each conflict, the oldest first. */
    public List<String> conflicts() {
        List<String> conflicts = new ArrayList<>();
        for (JsonNode one : conflictList()) {
            conflicts.add(
                    0,
                    "%s %s %s %s %d"
                            .formatted(
                                    one.path("kind").asText(),
                                    one.at("/claimant/address").asText(),
                                    one.at("/holder/address").asText(),
                                    one.path("state").asText(),
                                    one.path("attempts").asInt()));
        }
        return conflicts;
    }

    /** Decides the open conflict of whoever came with that address. */
    public void decide(String address, ObjectNode decision) {
        for (JsonNode one : conflictList()) {
            if (one.at("/claimant/address").asText().equals(address)
                    && one.path("state").asText().equals("open")) {
                ProxyApi.Answer answer =
                        landscape.api().post(path("/conflicts/" + one.path("id").asText() + "/decision"), decision);
                if (answer.status() != 200) {
                    throw new IllegalStateException("POST answered " + answer);
                }
            }
        }
    }

    private JsonNode conflictList() {
        return landscape.api().get(path("/conflicts?state=all")).body().path("items");
    }

    private String path(String rest) {
        return "/applications/" + name() + rest;
    }

    /** Makes all seats as old as that. */
    public void age(String interval) {
        landscape
                .database()
                .change(
                        "update seat set reserved_at = reserved_at - cast(? as interval) where application = ?",
                        interval,
                        name());
    }

    /** The methods of the SCIM calls since {@link PeakonSandbox#forgetCalls}, in their order. */
    public List<String> methods() {
        return peakon.scimCalls().stream().map(ScimCall::method).toList();
    }
}
