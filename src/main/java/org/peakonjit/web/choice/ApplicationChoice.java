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
import org.peakonjit.web.page.PageFrame;
import org.peakonjit.web.page.Pages;
import org.peakonjit.web.page.Texts;
import org.peakonjit.web.request.LoginAddress;

/** Which applications somebody may mean who names none, and the page on which they say it. */
@Singleton
public class ApplicationChoice {

    private final Template template = Pages.template("choice");
    private final Applications applications;
    private final IdpChoice identityProviders;
    private final PageFrame frame;

    @Inject
    ApplicationChoice(Applications applications, IdpChoice identityProviders, PageFrame frame) {
        this.applications = applications;
        this.identityProviders = identityProviders;
        this.frame = frame;
    }

    /** @param start what starts a sign-on there, below the context path */
    private record Choice(String start, String name, String description) {}

    public List<Application> enabled() {
        return applications.all().stream().filter(Application::enabled).toList();
    }

    /**
     * Those that a Response may mean that nobody asked for: the one that RelayState names, as a dashboard tile's may; else
     * those that people of its IdP may come to, and all where that is unknown or its people come to none.
     */
    public List<Application> meantBy(@Nullable String relayState, Optional<String> idp) {
        return Optional.ofNullable(relayState)
                .flatMap(applications::find)
                .map(List::of)
                .orElseGet(() -> enabledFor(idp));
    }

    private List<Application> enabledFor(Optional<String> idp) {
        List<Application> enabled = enabled();
        List<Application> reachable = enabled.stream()
                .filter(application -> identityProviders.possibleFor(application.name()).stream()
                        .anyMatch(one -> idp.filter(one.name()::equals).isPresent()))
                .toList();
        return reachable.isEmpty() ? enabled : reachable;
    }

    /**
     * Lets the person choose: each choice starts a sign-on of our own.
     *
     * @param target the path of a deep link that it keeps; null = none
     * @param chooseIdp whether it asks anew for the e-mail address
     */
    public void ask(
            HttpServletRequest request,
            HttpServletResponse response,
            List<Application> among,
            @Nullable String target,
            boolean chooseIdp)
            throws IOException {
        String[] others = chooseIdp ? new String[] {LoginAddress.CHOOSE} : new String[0];
        Texts texts = frame.texts(request);
        Pages.prepare(response, HttpServletResponse.SC_OK, Pages.PAGE_POLICY);
        Map<String, Object> model = frame.model(request, texts, null);
        model.put("title", texts.get("choice.title"));
        model.put("sentence", texts.get("choice.sentence"));
        model.put(
                "choices",
                among.stream()
                        .map(one -> new Choice(
                                LoginAddress.path(one.name(), target, others), one.title(), one.description()))
                        .toList());
        Pages.send(response, template, model);
    }
}
