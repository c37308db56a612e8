package org.peakonjit.console.setup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.peakonjit.administration.applications.FirstSteps;
import org.peakonjit.administration.applications.FirstSteps.Step;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.application.Applications.Stored;
import org.peakonjit.application.HandOffKind;
import org.peakonjit.application.SamlSettings;

/** How far the guided way is walked for an application. */
@Model
public class SetupProgress {

    @Inject
    FirstSteps firstSteps;

    @Inject
    Applications applications;

    /**
     * A step.
     *
     * @param word its part of addresses and message keys
     */
    public record Line(String word, boolean done) {}

    /** Its steps, in order. */
    public List<Line> of(String application) {
        List<Step> open = firstSteps.open();
        Optional<Stored> stored = applications.findStored(application);
        return Stream.of(SetupStep.values())
                .map(step -> new Line(step.word(), isDone(step, stored, open)))
                .toList();
    }

    public long done(String application) {
        return of(application).stream().filter(Line::done).count();
    }

    /** The first that is not done; the last where all are. */
    SetupStep first(String application) {
        return of(application).stream()
                .filter(line -> !line.done())
                .findFirst()
                .flatMap(line -> SetupStep.of(line.word()))
                .orElse(SetupStep.TEST);
    }

    private static boolean isDone(SetupStep step, Optional<Stored> stored, List<Step> open) {
        return switch (step) {
            case IDENTITY_PROVIDER -> !open.contains(Step.IDENTITY_PROVIDER);
            case PEAKON ->
                stored.filter(one -> isComplete(one.application().saml())).isPresent();
            case LICENSES ->
                stored.filter(one -> one.application().scim().jitProvisioning() && one.bearerTokenSet())
                        .isPresent();
            case POLICY ->
                stored.map(Stored::application)
                        .map(Application::policies)
                        .filter(all -> !all.isEmpty())
                        .isPresent();
            case TEST -> !open.contains(Step.SIGN_ON);
        };
    }

    /** Whether people can be handed on by it. */
    static boolean isComplete(SamlSettings saml) {
        return saml.handOff() == HandOffKind.ASSERTION
                ? saml.entityId() != null && saml.acsUrl() != null
                : saml.loginUrl() != null;
    }

    /** The same of what is typed so far. */
    static boolean isComplete(ObjectNode json) {
        boolean redirect = "redirect".equals(json.at("/saml/handOff").asText());
        return redirect
                ? !json.at("/saml/loginUrl").asText("").isBlank()
                : !json.at("/saml/entityId").asText("").isBlank()
                        && !json.at("/saml/acsUrl").asText("").isBlank();
    }
}
