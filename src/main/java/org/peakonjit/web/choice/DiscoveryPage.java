package org.peakonjit.web.choice;

import com.samskivert.mustache.Template;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.secret.RandomId;
import org.peakonjit.web.page.PageFrame;
import org.peakonjit.web.page.Pages;
import org.peakonjit.web.page.Texts;
import org.peakonjit.web.request.StateCookies;

/**
 * Asks for the e-mail address where several IdPs come into question. The sign-on waits in the form, sealed for this
 * browser; the address is neither logged nor kept, and stands in no URL.
 */
@Singleton
public class DiscoveryPage {

    public static final String BROWSER = "peakonjit-choice";
    public static final String WAITING = "waiting";
    public static final String PLACE = "place";

    private final Template template = Pages.template("discovery");
    private final StateCookies cookies;
    private final ChoiceSeal seal;
    private final Applications applications;
    private final PageFrame frame;

    @Inject
    DiscoveryPage(StateCookies cookies, ChoiceSeal seal, Applications applications, PageFrame frame) {
        this.cookies = cookies;
        this.seal = seal;
        this.applications = applications;
        this.frame = frame;
    }

    /** @param problem the key of what was wrong with the last answer; null = nothing yet */
    public void show(
            HttpServletRequest request, HttpServletResponse response, PendingSignOn pending, @Nullable String problem)
            throws IOException {
        Texts texts = frame.texts(request);
        String known = StateCookies.value(request, BROWSER);
        String browser = known == null || !RandomId.isOne(known) ? RandomId.next() : known;
        cookies.put(response, BROWSER, browser, ChoiceSeal.LONGEST_WAIT);
        Pages.prepare(response, problem == null ? HttpServletResponse.SC_OK : 422, Pages.FORM_POLICY);
        Optional<Application> application = applications.findReadable(pending.application());
        Map<String, Object> model = frame.model(request, texts, application.orElse(null));
        model.put("title", texts.get("discovery.title"));
        model.put("sentence", texts.get("discovery.sentence"));
        model.put(
                "destination",
                application.stream()
                        .map(one -> texts.get("discovery.destination", one.title()))
                        .toList());
        model.put("label", texts.get("discovery.email"));
        model.put("button", texts.get("discovery.button"));
        model.put("problem", problem == null ? List.of() : List.of(texts.get(problem)));
        model.put("waiting", seal.seal(pending, browser));
        model.put("place", seal.sealPlace(pending));
        Pages.send(response, template, model);
    }
}
