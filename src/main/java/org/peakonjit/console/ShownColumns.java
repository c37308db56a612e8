package org.peakonjit.console;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Which columns of a list a browser shows: those that are chosen in its form, which a cookie remembers. */
public final class ShownColumns {

    private static final int A_YEAR = 31_536_000;
    private static final String COOKIE = "peakonjit-columns-";
    private static final String CHOSEN = "columns";
    private static final String ONE = "column";

    private final List<String> all;
    private final List<String> shown;

    /**
     * @param list its name
     * @param all the columns there are to choose, in order
     * @param standard those of who never chose
     */
    ShownColumns(String list, List<String> all, List<String> standard, HttpServletRequest request) {
        this.all = List.copyOf(all);
        List<String> chosen = request.getParameter(CHOSEN) == null ? List.of() : known(request.getParameterValues(ONE));
        if (chosen.isEmpty()) {
            List<String> remembered = remembered(COOKIE + list, request);
            shown = remembered.isEmpty() ? List.copyOf(standard) : remembered;
        } else {
            shown = chosen;
            remember(COOKIE + list, String.join(".", chosen));
        }
    }

    private List<String> known(String... keys) {
        return keys == null
                ? List.of()
                : all.stream().filter(Arrays.asList(keys)::contains).toList();
    }

    private List<String> remembered(String cookie, HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return Arrays.stream(cookies == null ? new Cookie[0] : cookies)
                .filter(one -> one.getName().equals(cookie))
                .findFirst()
                .map(one -> known(one.getValue().split("\\.", -1)))
                .orElse(List.of());
    }

    private static void remember(String cookie, String value) {
        ExternalContext context = FacesContext.getCurrentInstance().getExternalContext();
        context.addResponseCookie(
                cookie,
                value,
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

    /** Whether it is shown. */
    public boolean shows(String column) {
        return shown.contains(column);
    }

    /** The columns there are to choose. */
    public List<String> getAll() {
        return all;
    }

    List<String> shown() {
        return shown;
    }
}
