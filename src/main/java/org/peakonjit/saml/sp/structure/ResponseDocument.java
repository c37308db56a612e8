package org.peakonjit.saml.sp.structure;

import static org.peakonjit.saml.sp.structure.Elements.PROTOCOL;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.peakonjit.saml.MalformedMessageException;
import org.peakonjit.saml.MessageEncoding;
import org.peakonjit.saml.XmlGate;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A Response that passed the XML gate. Nothing in it is believed yet. */
public record ResponseDocument(Document document) {

    private static final String STATUS = "urn:oasis:names:tc:SAML:2.0:status:";

    /** Reads the form field of HTTP-POST. */
    public static ResponseDocument read(String samlResponse) {
        try {
            ResponseDocument response =
                    new ResponseDocument(XmlGate.forMessages().parse(MessageEncoding.fromPost(samlResponse)));
            Violation.unless(Elements.is(response.root(), PROTOCOL, "Response"), ResponseFault.NO_RESPONSE);
            Violation.unless("2.0".equals(response.root().getAttribute("Version")), ResponseFault.VERSION);
            return response;
        } catch (MalformedMessageException e) {
            throw Violation.invalid(e.fault());
        }
    }

    public Element root() {
        return document.getDocumentElement();
    }

    /** Which request it claims to answer: good for finding the state, no more. */
    public Optional<String> inResponseTo() {
        return root().hasAttribute("InResponseTo")
                ? Optional.of(root().getAttribute("InResponseTo"))
                : Optional.empty();
    }

    /** Who says to have issued it: good for asking the same IdP, no more. */
    public Optional<String> issuer() {
        return Elements.children(root(), Elements.ASSERTION, "Issuer").stream()
                .findFirst()
                .map(Element::getTextContent)
                .map(String::strip);
    }

    /** Refuses every status but Success, telling the status codes that SAML defines (SAML Core §3.2.2.2). */
    public void requireSuccess() {
        List<Element> statuses = Elements.children(root(), PROTOCOL, "Status");
        Violation.unless(statuses.size() == 1, ResponseFault.NOT_ONE_STATUS);
        List<String> codes = new ArrayList<>();
        List<Element> level = Elements.children(statuses.get(0), PROTOCOL, "StatusCode");
        Violation.unless(level.size() == 1, ResponseFault.NOT_ONE_STATUS_CODE);
        if ((STATUS + "Success").equals(level.get(0).getAttribute("Value"))) {
            return;
        }
        while (!level.isEmpty() && codes.size() < 3) {
            codes.add(known(level.get(0).getAttribute("Value")));
            level = Elements.children(level.get(0), PROTOCOL, "StatusCode");
        }
        throw Violation.idpError(codes, Told.message(statusMessage()));
    }

    /**
     * Whether the IdP says that what the person had begun there had ended meanwhile: Keycloak's words for one that would
     * sign them in if it were asked again.
     */
    public boolean saysSessionEnded() {
        return "authentication_expired".equals(statusMessage().strip());
    }

    private String statusMessage() {
        return Elements.children(root(), PROTOCOL, "Status").stream()
                .flatMap(status -> Elements.children(status, PROTOCOL, "StatusMessage").stream())
                .findFirst()
                .map(Element::getTextContent)
                .orElse("");
    }

    private static String known(String code) {
        String name = code.startsWith(STATUS) ? code.substring(STATUS.length()) : "";
        return name.matches("[A-Za-z]{1,40}") ? name : "unknown";
    }
}
