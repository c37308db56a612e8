package org.peakonjit.it.parts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.peakonjit.saml.attack.ForgedResponse;
import org.peakonjit.saml.attack.ForgersIdp;
import org.peakonjit.saml.attack.LogoutText;
import org.peakonjit.saml.attack.SigningForm;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;
import org.peakonjit.sandbox.saml.AuthnRequestMessage;
import org.peakonjit.sandbox.saml.Binding;

/**
 * An IdP at a site of its own that signs one person in without asking. Every page of it waits for a click on its button
 * before the browser posts on, so that a test can do something to the browser meanwhile.
 *
 * <p>{@code /sso}; {@code /tile} for a Response nobody asked for; {@code /sign-out} begins, {@code /slo} answers and ends
 * a single logout.
 */
public final class CrossSiteIdp implements HttpHandler {

    public static final String PERSON = "cross.site@corp.example";

    private final String origin;
    private final String sp;
    private final SamlKey key = GeneratedKeys.rsa("idp");
    private final List<String> requests = new CopyOnWriteArrayList<>();

    public CrossSiteIdp(String origin, String sp) {
        this.origin = origin;
        this.sp = sp;
    }

    public String metadata() {
        return ForgersIdp.metadata(origin + "/metadata", origin + "/sso", origin + "/slo", key.certificate());
    }

    /** The IDs of the AuthnRequests that came in. */
    public List<String> requests() {
        return requests;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Map<String, String> parameters = parameters(exchange);
        switch (exchange.getRequestURI().getPath()) {
            case "/sso" -> signIn(exchange, parameters);
            case "/tile" ->
                post(
                        exchange,
                        sp + "/saml/acs",
                        Map.of(
                                "SAMLResponse",
                                answer(null),
                                "RelayState",
                                String.valueOf(parameters.get("RelayState"))));
            case "/sign-out" -> post(exchange, sp + "/saml/slo", Map.of("SAMLRequest", logoutRequest()));
            case "/slo" -> signOut(exchange, parameters);
            default -> page(exchange, "<h1>Acme</h1>");
        }
    }

    private void signIn(HttpExchange exchange, Map<String, String> parameters) throws IOException {
        AuthnRequestMessage request =
                AuthnRequestMessage.read(Binding.REDIRECT.decode(String.valueOf(parameters.get("SAMLRequest"))));
        requests.add(request.id());
        post(
                exchange,
                sp + "/saml/acs",
                Map.of(
                        "SAMLResponse",
                        answer(request.id()),
                        "RelayState",
                        String.valueOf(parameters.get("RelayState"))));
    }

    private String answer(@Nullable String requestId) {
        return ForgedResponse.about(
                        PERSON,
                        new ForgedResponse.Parties(
                                origin + "/metadata",
                                sp + "/saml/metadata",
                                sp + "/saml/acs",
                                requestId,
                                SigningForm.honest(key.privateKey(), key.certificate())))
                .post();
    }

    private String logoutRequest() {
        return LogoutText.request(origin + "/metadata", sp + "/saml/slo", PERSON, "_session")
                .signedField(key.privateKey());
    }

    private void signOut(HttpExchange exchange, Map<String, String> parameters) throws IOException {
        String answered = parameters.get("SAMLResponse");
        if (answered != null) {
            String xml = new String(Binding.REDIRECT.decode(answered), StandardCharsets.UTF_8);
            page(exchange, "<h1>" + (xml.contains("PartialLogout") ? "partly" : "signed out") + "</h1>");
            return;
        }
        String xml = new String(
                Binding.REDIRECT.decode(String.valueOf(parameters.get("SAMLRequest"))), StandardCharsets.UTF_8);
        String id = xml.replaceAll("(?s).* ID=\"([^\"]*)\".*", "$1");
        post(
                exchange,
                sp + "/saml/slo",
                Map.of(
                        "SAMLResponse",
                        LogoutText.response(
                                        origin + "/metadata", sp + "/saml/slo", id, LogoutText.status("Success", ""))
                                .signedField(key.privateKey())));
    }

    static void post(HttpExchange exchange, String action, Map<String, String> fields) throws IOException {
        StringBuilder form = new StringBuilder("<form method=post action='" + action + "'>");
        fields.forEach((name, value) -> form.append("<input type=hidden name=" + name + " value='")
                .append(value)
                .append("'>"));
        page(exchange, form.append("<button>Go on</button></form>").toString());
    }

    static void page(HttpExchange exchange, String content) throws IOException {
        byte[] html = ("<!DOCTYPE html><html lang=en><title>IdP</title>" + content).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
        exchange.sendResponseHeaders(200, html.length);
        exchange.getResponseBody().write(html);
    }

    /** Of the query, and of the form in the body. */
    static Map<String, String> parameters(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        String all = (uri.getRawQuery() == null ? "" : uri.getRawQuery()) + "&"
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : all.split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }
}
