package org.peakonjit.bench;

import java.net.http.HttpClient;
import java.util.Map;
import org.peakonjit.it.parts.BrokerRealm;
import org.peakonjit.it.parts.DirectIdp;
import org.peakonjit.it.parts.HttpBrowser;
import org.peakonjit.it.parts.HttpBrowser.Page;

/** The same ways through Keycloak in the product's place, as far as it has them: without seats and accounts at Peakon. */
final class BrokerRoutes {

    private static final int KNOWN = 50;

    private final DirectIdp idp;
    private final HttpClient http;
    private final BrokerRealm broker;

    BrokerRoutes(DirectIdp idp, HttpClient http, BrokerRealm broker) {
        this.idp = idp;
        this.http = http;
        this.broker = broker;
    }

    /** Somebody whom it has had before. */
    void known(int number, Watch watch) {
        login("person" + number % KNOWN + "@corp.example", watch);
    }

    /** Somebody for whom it makes a user of its own. */
    void fresh(int number, Watch watch) {
        login("new" + number + "@corp.example", watch);
    }

    private void login(String email, Watch watch) {
        HttpBrowser browser = idp.browser(http);
        Page atIdp = watch.during(() -> browser.open(broker.loginUrl()));
        Map<String, String> answer = idp.answer(atIdp, email);
        Page atPeakon = watch.during(() -> browser.post(broker.acsUrl(), answer));
        if (!atPeakon.carriesResponse()) {
            throw new IllegalStateException("not signed in: " + atPeakon.text());
        }
    }
}
