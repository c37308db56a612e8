package org.peakonjit.console;

import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.diagnosis.Diagnosis;
import org.peakonjit.administration.diagnosis.Diagnosis.Finding;
import org.peakonjit.administration.diagnosis.Doctor;
import org.peakonjit.administration.diagnosis.Verdict;
import org.peakonjit.console.lifecycle.Changing;
import org.peakonjit.console.lifecycle.KeptInPage;
import org.peakonjit.console.page.Messages;

/** What is good, doubtful or bad about this installation. */
@Model
@KeptInPage
public class DiagnosisPage {

    @Inject
    Doctor doctor;

    @Inject
    HttpServletRequest request;

    @Inject
    Messages messages;

    /** The page's address as the browser's script sees it; null where it has none. */
    private @Nullable String seenAt;

    private @Nullable String verdict;
    private List<Line> lines = List.of();

    /** A finding in the viewer's language. */
    public record Line(
            String area,
            @Nullable String object,
            String verdict,
            String found,
            @Nullable String advice) implements Serializable {}

    /** Looks at everything anew: it changes nothing, but calls Peakon with the applications' tokens. */
    @Changing
    public void run() {
        Diagnosis diagnosis = doctor.diagnose(seenAt().orElse(null));
        verdict = diagnosis.verdict().word();
        lines = diagnosis.findings().stream().map(this::line).toList();
    }

    private Line line(Finding finding) {
        return new Line(
                messages.text("diagnosis.area." + finding.area().word()),
                finding.object(),
                finding.verdict().word(),
                messages.fault(finding.found()),
                finding.advice() == null ? null : messages.fault(finding.advice()));
    }

    /** By the script; without one, scheme and host alone by the Origin that the browser sends with a form. */
    private Optional<URI> seenAt() {
        return Optional.ofNullable(seenAt)
                .filter(text -> !text.isBlank())
                .or(() -> Optional.ofNullable(request.getHeader("Origin"))
                        .map(origin -> origin + request.getContextPath() + "/"))
                .flatMap(DiagnosisPage::url);
    }

    private static Optional<URI> url(String text) {
        try {
            return Optional.of(new URI(text)).filter(url -> url.getHost() != null);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** The style class of a verdict. */
    public String style(String word) {
        return word.equals(Verdict.GOOD.word()) ? "good" : word.equals(Verdict.BAD.word()) ? "bad" : "warn";
    }

    /** The worst of all; null before anything was looked at. */
    public @Nullable String getVerdict() {
        return verdict;
    }

    public List<Line> getLines() {
        return lines;
    }

    public @Nullable String getSeenAt() {
        return seenAt;
    }

    public void setSeenAt(@Nullable String seenAt) {
        this.seenAt = seenAt;
    }
}
