package org.peakonjit.console.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.peakonjit.secret.SealedJson;
import org.peakonjit.secret.Sealer;

/**
 * What a page said before it led to another by a redirect, for that one to show: a sealed cookie, which any node may take
 * and the next page that is loaded takes once.
 */
@Named
@ApplicationScoped
public class KeptMessages {

    private static final String COOKIE = "peakonjit-said";
    private static final Duration KEPT = Duration.ofMinutes(1);

    /** Of a cookie; what does not fit is not shown. */
    private static final int MOST_CHARACTERS = 3_500;

    @Inject
    ConsoleCookie cookies;

    @Inject
    Sealer sealer;

    private record KeptMessage(int severity, String sentence) {}

    /** Keeps what was said so far about the page as a whole. */
    void keep() {
        List<KeptMessage> said = new ArrayList<>(FacesContext.getCurrentInstance().getMessageList(null).stream()
                .map(one -> new KeptMessage(one.getSeverity().getOrdinal(), one.getSummary()))
                .toList());
        while (!said.isEmpty() && seal().seal(said, "").length() > MOST_CHARACTERS) {
            said.remove(said.size() - 1);
        }
        cookies.set(FacesResponse.current(), COOKIE, seal().seal(said, ""), KEPT);
    }

    /** Says it again, on a page that is loaded. */
    public void show() {
        FacesContext faces = FacesContext.getCurrentInstance();
        HttpServletRequest request =
                (HttpServletRequest) faces.getExternalContext().getRequest();
        ConsoleCookie.value(request, COOKIE)
                .filter(given -> !faces.isPostback())
                .ifPresent(given -> {
                    cookies.drop(FacesResponse.current(), COOKIE);
                    for (KeptMessage one :
                            seal().open(given, "", KeptMessage[].class).orElse(new KeptMessage[0])) {
                        faces.addMessage(null, new FacesMessage(severity(one.severity()), one.sentence(), null));
                    }
                });
    }

    private static FacesMessage.Severity severity(int ordinal) {
        return Stream.of(FacesMessage.SEVERITY_INFO, FacesMessage.SEVERITY_WARN)
                .filter(one -> one.getOrdinal() == ordinal)
                .findFirst()
                .orElse(FacesMessage.SEVERITY_ERROR);
    }

    private SealedJson seal() {
        return new SealedJson(sealer, "console-messages", MOST_CHARACTERS);
    }
}
