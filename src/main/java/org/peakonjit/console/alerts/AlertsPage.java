package org.peakonjit.console.alerts;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.peakonjit.administration.alerts.AlertBoard;
import org.peakonjit.alerting.Alert;
import org.peakonjit.alerting.notice.AlertTexts;
import org.peakonjit.alerting.notice.Notice;
import org.peakonjit.alerting.notice.Notices.Undelivered;
import org.peakonjit.console.lifecycle.Changing;
import org.peakonjit.console.list.ListAddress;
import org.peakonjit.console.list.ListPage;
import org.peakonjit.console.list.ListParameters;
import org.peakonjit.console.list.Rows;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.session.Viewer;

/** Alerts that are active, those that are over, and notices that did not arrive. */
@Model
public class AlertsPage extends ListPage<AlertLine> {

    @Inject
    AlertBoard board;

    @Inject
    Messages messages;

    @Inject
    Viewer viewer;

    @Inject
    HttpServletRequest request;

    @PostConstruct
    void read() {
        begin(new ListAddress("alerts.xhtml"));
    }

    /** Those that are over. */
    @Override
    protected Rows<AlertLine> rows(ListAddress list) {
        return Rows.of(
                list,
                new ListParameters(request, messages),
                board.countPast(),
                (offset, limit) -> lines(board.past(offset, limit)));
    }

    /** A notice that did not arrive, as the page shows it. */
    public record Lost(Undelivered notice, AlertTexts texts) {

        public String getTitle() {
            Notice about = notice.notice();
            String title = texts.title(about.kind(), about.object(), about.facts());
            return texts.event(about.event().word(), texts.of(about.severity()), title);
        }

        public String getTrouble() {
            return texts.of(notice.reason());
        }
    }

    /** Those that are active, the worst first. */
    public List<AlertLine> getActive() {
        return lines(board.active());
    }

    /** The latest notices that failed. */
    public List<Lost> getUndelivered() {
        AlertTexts texts = AlertTexts.in(messages.locale());
        return board.undelivered().stream().map(one -> new Lost(one, texts)).toList();
    }

    /** Tries them all again now. */
    @Changing
    public void retry() {
        messages.done("alerts.retried", board.retry(viewer.getName()));
    }

    private List<AlertLine> lines(List<Alert> alerts) {
        AlertTexts texts = AlertTexts.in(messages.locale());
        return alerts.stream().map(alert -> new AlertLine(alert, texts)).toList();
    }
}
