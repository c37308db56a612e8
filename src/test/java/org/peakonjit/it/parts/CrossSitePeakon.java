package org.peakonjit.it.parts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.peakonjit.saml.attack.LogoutText;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;
import org.peakonjit.sandbox.saml.Binding;

/**
 * A Peakon that does little but sign out: {@code /acs} says that somebody arrived, {@code /sign-out} begins a single
 * logout, {@code /slo} answers and ends one.
 */
public final class CrossSitePeakon implements HttpHandler {

    private final String origin;
    private final String idp;
    private final SamlKey key = GeneratedKeys.rsa("peakon");

    public CrossSitePeakon(String origin, String idp) {
        this.origin = origin;
        this.idp = idp;
    }

    public String entityId() {
        return origin + "/metadata";
    }

    public String acsUrl() {
        return origin + "/acs";
    }

    public String sloUrl() {
        return origin + "/slo";
    }

    /** Its certificate as an application's. */
    public String certificate() {
        return AttackedProxy.pem(key);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Map<String, String> parameters = CrossSiteIdp.parameters(exchange);
        switch (exchange.getRequestURI().getPath()) {
            case "/acs" -> CrossSiteIdp.page(exchange, "<h1>arrived</h1>");
            case "/sign-out" ->
                CrossSiteIdp.post(
                        exchange,
                        idp + "/idp/slo",
                        Map.of(
                                "SAMLRequest",
                                LogoutText.request(entityId(), idp + "/idp/slo", CrossSiteIdp.PERSON, "")
                                        .edit(xml -> xml.replace("<samlp:SessionIndex></samlp:SessionIndex>", ""))
                                        .signedField(key.privateKey())));
            case "/slo" -> signOut(exchange, parameters);
            default -> CrossSiteIdp.page(exchange, "<h1>Peakon</h1>");
        }
    }

    private void signOut(HttpExchange exchange, Map<String, String> parameters) throws IOException {
        boolean ended = parameters.containsKey("SAMLResponse");
        String message = String.valueOf(parameters.get(ended ? "SAMLResponse" : "SAMLRequest"));
        String xml = new String(Binding.REDIRECT.decode(message), StandardCharsets.UTF_8);
        if (ended) {
            CrossSiteIdp.page(exchange, "<h1>" + (xml.contains("PartialLogout") ? "partly" : "signed out") + "</h1>");
            return;
        }
        LogoutText answer = LogoutText.response(
                entityId(),
                idp + "/idp/slo",
                xml.replaceAll("(?s).* ID=\"([^\"]*)\".*", "$1"),
                LogoutText.status("Success", ""));
        CrossSiteIdp.post(exchange, idp + "/idp/slo", Map.of("SAMLResponse", answer.signedField(key.privateKey())));
    }
}
