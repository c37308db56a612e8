package org.peakonjit.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.alerts.AlertBoard;
import org.peakonjit.alerting.Alert;
import org.peakonjit.alerting.AlertTexts;
import org.peakonjit.alerting.Language;
import org.peakonjit.alerting.Notice;
import org.peakonjit.alerting.Notices.Undelivered;
import org.primefaces.model.LazyDataModel;

/** Alerts that are active, those that are over, and notices that did not arrive. */
@Named
@ViewScoped
public class AlertsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    transient AlertBoard board;

    @Inject
    transient Messages messages;

    @Inject
    transient Viewer viewer;

    private final transient Past past = new Past();

    /** Alerts that are over, a page at a time. */
    private final class Past extends LazyPages<AlertLine> {

        private static final long serialVersionUID = 1L;

        @Override
        protected long countAll() {
            return board.countPast();
        }

        @Override
        protected List<AlertLine> page(int offset, int limit) {
            return lines(board.past(offset, limit));
        }

        @Override
        public String getRowKey(AlertLine line) {
            return line.alert().id().toString();
        }
    }

    /** A notice that did not arrive, as the page shows it. */
    public record Lost(Undelivered notice, AlertTexts texts) {

        public String getTitle() {
            Notice about = notice.notice();
            String title = texts.title(about.kind(), about.object(), about.facts());
            return texts.event(about.event().word(), texts.of(about.severity()), title);
        }

        public String getChannel() {
            return notice.channel().word();
        }

        public String getTrouble() {
            return texts.of(notice.reason());
        }

        public int getAttempts() {
            return notice.attempts();
        }

        /** Null when it was given up. */
        public @Nullable Instant getNextTry() {
            return notice.nextTry();
        }
    }

    /** Those that are active, the worst first. */
    public List<AlertLine> getActive() {
        return lines(board.active());
    }

    public LazyDataModel<AlertLine> getPast() {
        return past;
    }

    /** The latest notices that failed. */
    public List<Lost> getUndelivered() {
        AlertTexts texts = texts();
        return board.undelivered().stream().map(one -> new Lost(one, texts)).toList();
    }

    /** Tries them all again now. */
    @Changing
    public void retry() {
        messages.done("alerts.retried", board.retry(viewer.getName()));
    }

    private List<AlertLine> lines(List<Alert> alerts) {
        AlertTexts texts = texts();
        return alerts.stream().map(alert -> new AlertLine(alert, texts)).toList();
    }

    private AlertTexts texts() {
        return AlertTexts.in(Language.of(messages.locale()));
    }
}
