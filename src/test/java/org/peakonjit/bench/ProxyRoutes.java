package org.peakonjit.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import org.peakonjit.it.parts.DirectIdp;
import org.peakonjit.it.parts.HttpBrowser;
import org.peakonjit.it.parts.HttpBrowser.Page;
import org.peakonjit.it.parts.Landscape;
import org.peakonjit.it.parts.PayaraMicro;
import org.peakonjit.sandbox.peakon.PeakonSandbox;
import org.peakonjit.sandbox.saml.AuthnRequestMessage;
import org.peakonjit.sandbox.saml.Binding;

/** The ways through our product. */
final class ProxyRoutes {

    private static final String APPLICATION = "peakon";
    private static final String REDIRECTED = "redirected";
    private static final String NEW = "new";
    private static final String RENAMED = "renamed";

    /** As many new and as many renamed people, who cost up to eight SCIM calls together: a Peakon takes 25,000 an hour. */
    private static final int OF_ONE_APPLICATION = 3_000;

    private static final int KNOWN = 50;
    private static final int FEW = 5;

    private final DirectIdp idp;
    private final HttpClient http;
    private final PayaraMicro proxy;
    private final List<PeakonSandbox> peakons;

    /** @param peakons the first is where known people go; new and renamed ones go to one of the others after the other */
    ProxyRoutes(DirectIdp idp, HttpClient http, PayaraMicro proxy, List<PeakonSandbox> peakons) {
        this.idp = idp;
        this.http = http;
        this.proxy = proxy;
        this.peakons = peakons;
        ObjectNode redirected = Landscape.application(REDIRECTED, peakons.get(0));
        redirected.withObject("/saml").put("handOff", "redirect");
        proxy.api().apply(redirected);
        for (int one = 1; one < peakons.size(); one++) {
            proxy.api().apply(Landscape.application(NEW + one, peakons.get(one)));
            proxy.api().apply(Landscape.application(RENAMED + one, peakons.get(one)));
        }
    }

    /** The application whose turn it is. */
    private static String of(String kind, int number) {
        return kind + (1 + number / OF_ONE_APPLICATION);
    }

    /** The application that the other routes lead to. */
    static ObjectNode application(PeakonSandbox peakon) {
        return Landscape.application(APPLICATION, peakon);
    }

    /** Somebody with a seat, by {@code /login}. */
    void known(int number, Watch watch) {
        atPeakon(fromLogin(APPLICATION, watch, known(number), Map.of()));
    }

    /** Somebody with a seat, by Peakon's AuthnRequest. */
    void byPeakon(int number, Watch watch) {
        byte[] request = AuthnRequestMessage.of(
                        "https://" + APPLICATION + ".peakon.example/saml/metadata", Landscape.acs(APPLICATION))
                .write(proxy.url("/idp/sso"));
        URI start = proxy.url(
                "/idp/sso?SAMLRequest=" + Binding.escape(Binding.REDIRECT.encode(request)) + "&RelayState=state");
        HttpBrowser browser = idp.browser(http);
        Page atIdp = watch.during(() -> browser.open(start));
        atPeakon(answered(browser, watch, atIdp, known(number), Map.of()));
    }

    /** Somebody with a seat, by a Response that nobody asked for and a request of our own in answer. */
    void restarted(int number, Watch watch) {
        HttpBrowser browser = idp.browser(http);
        Map<String, String> unsolicited =
                idp.unsolicited(proxy.url("/saml/metadata").toString(), proxy.url("/saml/acs"), known(number));
        // where several applications come into question, its RelayState says which
        Map<String, String> form =
                Map.of("SAMLResponse", String.valueOf(unsolicited.get("SAMLResponse")), "RelayState", APPLICATION);
        Page atIdp = watch.during(() -> browser.post(proxy.url("/saml/acs"), form));
        atPeakon(answered(browser, watch, atIdp, known(number), Map.of()));
    }

    /** Somebody with a seat, redirected to a Peakon that trusts the company's IdP itself. */
    void redirected(int number, Watch watch) {
        Page there = fromLogin(REDIRECTED, watch, known(number), Map.of());
        if (!"/login".equals(there.location().getPath())) {
            throw new IllegalStateException("not handed on: " + there.text());
        }
    }

    /** Somebody whose account is made while they wait. */
    void fresh(int number, Watch watch) {
        atPeakon(fromLogin(of(NEW, number), watch, NEW + number + "@corp.example", Map.of()));
    }

    /** Somebody with a seat who comes with another address each time. */
    void renamed(int number, Watch watch) {
        String person = of(RENAMED, number) + "-" + number % FEW;
        Map<String, String> ever = Map.of("objectGUID", "guid-" + person, "employeeNumber", "E-" + person);
        atPeakon(fromLogin(of(RENAMED, number), watch, person + "." + number + "@corp.example", ever));
    }

    /** Forgets the accounts of those who were new, so that the sandbox does not grow slow. */
    void forgetNewPeople() {
        peakons.forEach(peakon -> peakon.users().all().stream()
                .filter(user -> user.userName().startsWith(NEW))
                .forEach(user -> peakon.users().remove(user.id())));
    }

    private static String known(int number) {
        return "person" + number % KNOWN + "@corp.example";
    }

    private Page fromLogin(String application, Watch watch, String email, Map<String, String> changed) {
        HttpBrowser browser = idp.browser(http);
        Page atIdp = watch.during(() -> browser.open(proxy.url("/login/" + application)));
        return answered(browser, watch, atIdp, email, changed);
    }

    private Page answered(HttpBrowser browser, Watch watch, Page atIdp, String email, Map<String, String> changed) {
        Map<String, String> answer = idp.answer(atIdp, email, changed);
        return watch.during(() -> browser.post(proxy.url("/saml/acs"), answer));
    }

    private static void atPeakon(Page page) {
        if (!page.carriesResponse()) {
            throw new IllegalStateException("not signed in: " + page.text());
        }
    }
}
