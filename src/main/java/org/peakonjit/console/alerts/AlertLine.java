package org.peakonjit.console.alerts;

import org.jspecify.annotations.Nullable;
import org.peakonjit.alerting.Alert;
import org.peakonjit.alerting.notice.AlertTexts;

/** An alert as pages show it, in the viewer's language. */
public record AlertLine(Alert alert, AlertTexts texts) {

    private static final String APPLICATION = "/console/application.xhtml";

    public String getTitle() {
        return texts.title(alert.kind(), alert.object(), alert.facts());
    }

    public String getSentence() {
        return texts.sentence(alert.kind(), alert.object(), alert.facts());
    }

    public String getAdvice() {
        return texts.advice(alert.kind(), alert.object(), alert.facts());
    }

    public String getSeverity() {
        return texts.of(alert.severity());
    }

    /** The severity's style class. */
    public String getStyle() {
        return alert.severity().word();
    }

    /** The view where something can be done about it. */
    public String getView() {
        return switch (alert.kind()) {
            case LICENSE_CONSUMPTION, TOKEN_REJECTED, PEAKON_UNREACHABLE -> APPLICATION;
            case KEY_EXPIRING -> "/console/keys.xhtml";
            case IDP_CERTIFICATE_EXPIRING, IDP_METADATA_STALE, IDP_CHANGED -> "/console/identity-provider.xhtml";
            case CONFLICTS_OPEN -> "/console/conflicts.xhtml";
            case RELEASES_HELD -> "/console/seats.xhtml";
            case CONFIGURATION_UNREADABLE -> "/console/alerts.xhtml";
            case INTERNAL_ERRORS -> "/console/reports.xhtml";
        };
    }

    /** The application it is about; null where it is about none. */
    public @Nullable String getApplication() {
        return switch (alert.kind()) {
            case LICENSE_CONSUMPTION, TOKEN_REJECTED, PEAKON_UNREACHABLE, CONFLICTS_OPEN, RELEASES_HELD ->
                alert.object();
            case KEY_EXPIRING,
                    IDP_CERTIFICATE_EXPIRING,
                    IDP_METADATA_STALE,
                    IDP_CHANGED,
                    CONFIGURATION_UNREADABLE,
                    INTERNAL_ERRORS -> null;
        };
    }

    /** How the view wants that application named in its address. */
    public String getParameter() {
        return getView().equals(APPLICATION) ? "name" : "application";
    }
}
