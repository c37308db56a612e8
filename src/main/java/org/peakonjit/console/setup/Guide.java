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
     * @param step of the guided way, in which it is done
     */
    public record Line(String key, String step, boolean done) {}

    public List<Line> getSteps() {
        return Arrays.stream(Step.values()).map(this::line).toList();
    }

    private Line line(Step step) {
        boolean done = !open.get().contains(step);
        return switch (step) {
            case IDENTITY_PROVIDER -> new Line("identityProvider", SetupStep.IDENTITY_PROVIDER.word(), done);
            case APPLICATION -> new Line("application", SetupStep.PEAKON.word(), done);
            case PROVISIONING -> new Line("provisioning", SetupStep.LICENSES.word(), done);
            case SIGN_ON -> new Line("signOn", SetupStep.TEST.word(), done);
        };
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
}
