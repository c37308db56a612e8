package org.peakonjit.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.applications.FirstSteps;
import org.peakonjit.administration.applications.FirstSteps.Step;
import org.peakonjit.application.Applications;

/** Leads through the first steps: where each is done, and which are. */
@Named
@RequestScoped
public class Guide {

    @Inject
    FirstSteps firstSteps;

    @Inject
    Applications applications;

    @Nullable
    private List<Step> open;

    /**
     * A step.
     *
     * @param key its part of message keys
     * @param page the page on which it is done
     */
    public record Line(String key, String page, boolean done) {}

    /** All steps, in order. */
    public List<Line> getSteps() {
        return Arrays.stream(Step.values())
                .map(step -> new Line(key(step), page(step), !open().contains(step)))
                .toList();
    }

    /** Whether nothing is left. */
    public boolean isFinished() {
        return open().isEmpty();
    }

    private List<Step> open() {
        List<Step> steps = open;
        if (steps == null) {
            steps = firstSteps.open();
            open = steps;
        }
        return steps;
    }

    private static String key(Step step) {
        return switch (step) {
            case IDENTITY_PROVIDER -> "identityProvider";
            case APPLICATION -> "application";
            case PROVISIONING -> "provisioning";
            case SIGN_ON -> "signOn";
        };
    }

    private String page(Step step) {
        return switch (step) {
            case IDENTITY_PROVIDER -> "identity-provider";
            case APPLICATION, PROVISIONING -> applications.all().isEmpty() ? "add-application" : "applications";
            case SIGN_ON -> "test-sign-in";
        };
    }
}
