package org.peakonjit.console;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.peakonjit.administration.reports.AuditColumn;

/** Which columns of a report a browser shows: its cookie remembers them. */
final class ReportColumns {

    private static final int A_YEAR = 31_536_000;
    private static final String COOKIE = "peakonjit-columns-";

    private final String cookie;
    private final List<AuditColumn> standard;

    ReportColumns(String report, List<AuditColumn> standard) {
        this.cookie = COOKIE + report;
        this.standard = List.copyOf(standard);
    }

    /** The remembered ones; the standard ones where there are none. */
    List<AuditColumn> remembered(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        List<AuditColumn> found = Arrays.stream(cookies == null ? new Cookie[0] : cookies)
                .filter(one -> one.getName().equals(cookie))
                .flatMap(one -> Arrays.stream(one.getValue().split("\\.", -1)))
                .map(AuditColumn::of)
                .flatMap(Optional::stream)
                .toList();
        return found.isEmpty() ? standard : found;
    }

    void remember(List<AuditColumn> columns) {
        ExternalContext context = FacesContext.getCurrentInstance().getExternalContext();
        context.addResponseCookie(
                cookie,
                columns.stream().map(AuditColumn::key).collect(Collectors.joining(".")),
                Map.of(
                        "path",
                        context.getRequestContextPath() + "/console",
                        "maxAge",
                        A_YEAR,
                        "httpOnly",
                        true,
                        "SameSite",
                        "Lax",
                        "secure",
                        ((HttpServletRequest) context.getRequest()).isSecure()));
    }
}
