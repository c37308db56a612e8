package org.peakonjit.it.parts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.peakonjit.sandbox.idp.People;
import org.peakonjit.sandbox.idp.SandboxIdp;
import org.peakonjit.sandbox.peakon.PeakonSandbox;

/** A company whose people pick themselves in the browser, the proxy with its console, and a Peakon to arrive at. */
public record ConsoleLandscape(SandboxIdp idp, PeakonSandbox peakon, PayaraMicro proxy) implements AutoCloseable {

    static ConsoleLandscape start() {
        SandboxIdp idp = SandboxIdp.start(0);
        PeakonSandbox peakon = PeakonSandbox.start(0);
        Map<String, String> settings =
                new HashMap<>(Landscape.settings(idp.metadataUrl().toString(), application(peakon)));
        settings.put("peakonjit.admin.groups", People.GROUP);
        PayaraMicro proxy = PayaraMicro.startQuickToHash("console", settings);
        idp.trust(proxy.url("/saml/metadata"));
        peakon.trust(proxy.url("/idp/metadata"));
        return new ConsoleLandscape(idp, peakon, proxy);
    }

    /** The application that is there from the start. */
    public static ObjectNode application(PeakonSandbox peakon) {
        ObjectNode application = Landscape.limited(Landscape.application("peakon", peakon), 50);
        application
                .withObject("/saml")
                .put("entityId", peakon.entityId())
                .put("acsUrl", peakon.acsUrl().toString())
                .put("loginUrl", peakon.loginUrl().toString());
        application.put("domainName", People.DOMAIN);
        application
                .putArray("policies")
                .addObject()
                .put("name", "Staff")
                .putArray("groups")
                .add(People.GROUP);
        return application;
    }

    /** Takes pictures of its pages, for the documents. */
    public Screenshots pictures() {
        return Screenshots.of(proxy.url("/"), idp.metadataUrl(), peakon.scimBaseUrl());
    }

    /** Signs the administrator of any proxy in. */
    public static Page asAdministrator(Page page, Proxy proxy) {
        return signedIn(page, proxy, Proxy.ADMIN, Proxy.ADMIN_PASSWORD);
    }

    private static Page signedIn(Page page, Proxy proxy, String name, String password) {
        page.navigate(proxy.url("/console/").toString());
        fillIn(page, name, password);
        page.waitForURL(proxy.url("/console/index.xhtml").toString());
        return page;
    }

    /** Fills in the sign-in form of any proxy. */
    public static void fillIn(Page page, String name, String password) {
        page.locator("[id='signIn:name']").fill(name);
        page.locator("[id='signIn:password']").fill(password);
        page.locator("[id='signIn:go']").click();
    }

    /** Signs the administrator in. */
    public Page asAdministrator(Page page) {
        return asAdministrator(page, proxy);
    }

    /** Signs somebody in. */
    public Page signedIn(Page page, String name, String password) {
        return signedIn(page, proxy, name, password);
    }

    /** Opens a page of the console by its name, with its query where it has one. */
    public void open(Page page, String name) {
        page.navigate(url(name).toString());
    }

    /** The address of a page of the console. */
    public URI url(String name) {
        return proxy.url("/console/" + (name.contains(".") ? name : name + ".xhtml"));
    }

    /** The button of exactly that name. */
    public static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The link of exactly that name. */
    public static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Lets a person of the company sign in to an application, as far as they get. */
    public Page signOn(Chromium chromium, String application, String person) {
        Page page = chromium.newPage();
        page.navigate(proxy.url("/login/" + application).toString());
        page.locator("button[name=person][value=" + person + "]").click();
        page.waitForLoadState();
        return page;
    }

    @Override
    public void close() {
        proxy.close();
        peakon.close();
        idp.close();
    }
}
