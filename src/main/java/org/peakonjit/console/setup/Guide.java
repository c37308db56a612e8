package org.peakonjit.console.setup;

import com.google.common.base.Suppliers;
import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.peakonjit.administration.applications.FirstSteps;
import org.peakonjit.administration.applications.FirstSteps.Step;
import org.peakonjit.administration.diagnosis.Area;
import org.peakonjit.administration.diagnosis.Diagnosis.Finding;
import org.peakonjit.administration.diagnosis.Doctor;
import org.peakonjit.administration.diagnosis.Verdict;
import org.peakonjit.console.page.Messages;

/** Leads through the first steps: where each is done, and which are. */
@Model
public class Guide {

    @Inject
    FirstSteps firstSteps;

    @Inject
    Doctor doctor;

    @Inject
    Messages messages;

    private final Supplier<List<Step>> open = Suppliers.memoize(() -> firstSteps.open());
    private final Supplier<List<String>> troubles = Suppliers.memoize(this::troubles);

    /**
     * A step.
     *
     * @param key its part of message keys
     * @param page the page on which it is done
     * @param step of the guided way, in which it is done there
     */
    public record Line(String key, String page, String step, boolean done) {}

    /** All steps, in order. */
    public List<Line> getSteps() {
        return Arrays.stream(Step.values())
                .map(step ->
                        new Line(key(step), "guide", step(step), !open.get().contains(step)))
                .toList();
    }

    /** What stands in the way of the first sign-in, with what to do; what a step asks for is not among it. */
    public List<String> getTroubles() {
        return troubles.get();
    }

    private List<String> troubles() {
        return doctor.withoutPeakon(null).findings().stream()
                .filter(finding -> finding.verdict() != Verdict.GOOD)
                .filter(finding -> finding.object() != null || finding.area() == Area.BASE_URL)
                .map(this::inWords)
                .toList();
    }

    private String inWords(Finding finding) {
        return Stream.of(Optional.of(finding.found()), Optional.ofNullable(finding.advice()))
                .flatMap(Optional::stream)
                .map(messages::fault)
                .collect(Collectors.joining(". ", label(finding), ""));
    }

    private String label(Finding finding) {
        String area = messages.text("diagnosis.area." + finding.area().word());
        return finding.object() == null ? area + ": " : area + " " + finding.object() + ": ";
    }

    /** Whether nothing is left. */
    public boolean isFinished() {
        return open.get().isEmpty();
    }

    private static String key(Step step) {
        return switch (step) {
            case IDENTITY_PROVIDER -> "identityProvider";
            case APPLICATION -> "application";
            case PROVISIONING -> "provisioning";
            case SIGN_ON -> "signOn";
        };
    }

    private static String step(Step step) {
        return switch (step) {
            case IDENTITY_PROVIDER -> SetupStep.IDENTITY_PROVIDER.word();
            case APPLICATION -> SetupStep.PEAKON.word();
            case PROVISIONING -> SetupStep.LICENSES.word();
            case SIGN_ON -> SetupStep.TEST.word();
        };
    }
}
