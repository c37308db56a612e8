package org.peakonjit.console.alerts;

import com.google.common.base.Suppliers;
import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Supplier;
import org.peakonjit.administration.alerts.AlertBoard;
import org.peakonjit.alerting.Alert;
import org.peakonjit.alerting.Severity;
import org.peakonjit.alerting.notice.AlertTexts;
import org.peakonjit.console.page.Messages;

/** What every page says while alerts are active: the worst of them. */
@Model
public class AlertBanner {

    private static final int SHOWN = 3;

    @Inject
    AlertBoard board;

    @Inject
    Messages messages;

    private final Supplier<List<Alert>> active = Suppliers.memoize(() -> board.active());

    /** The worst few, the worst first. */
    public List<AlertLine> getLines() {
        AlertTexts texts = AlertTexts.in(messages.locale());
        return active.get().stream()
                .limit(SHOWN)
                .map(alert -> new AlertLine(alert, texts))
                .toList();
    }

    /** Whether there is anything to say. */
    public boolean isNeeded() {
        return !active.get().isEmpty();
    }

    /** "And N more"; empty where all are shown. */
    public String getMore() {
        int more = active.get().size() - SHOWN;
        return more > 0 ? messages.text("alerts.more", more) : "";
    }

    /** The ARIA role: a critical alert interrupts who has it read to them, another waits. */
    public String getRole() {
        return active.get().stream().anyMatch(alert -> alert.severity() == Severity.CRITICAL) ? "alert" : "status";
    }
}
