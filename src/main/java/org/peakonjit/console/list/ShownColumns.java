package org.peakonjit.console.list;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.peakonjit.console.page.ConsoleCookie;
import org.peakonjit.console.page.FacesResponse;

/** Which columns of a list a browser shows: those that are chosen in its form, which a cookie remembers. */
public final class ShownColumns {

    private static final Duration A_YEAR = Duration.ofDays(365);
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
    public ShownColumns(
            String list, List<String> all, List<String> standard, HttpServletRequest request, ConsoleCookie cookies) {
        this.all = List.copyOf(all);
        List<String> chosen = request.getParameter(CHOSEN) == null ? List.of() : known(request.getParameterValues(ONE));
        if (chosen.isEmpty()) {
            List<String> remembered = remembered(COOKIE + list, request);
            shown = remembered.isEmpty() ? List.copyOf(standard) : remembered;
        } else {
            shown = chosen;
            cookies.set(FacesResponse.current(), COOKIE + list, String.join(".", chosen), A_YEAR);
        }
    }

    private List<String> known(String... keys) {
        return keys == null
                ? List.of()
                : all.stream().filter(Arrays.asList(keys)::contains).toList();
    }

    private List<String> remembered(String cookie, HttpServletRequest request) {
        return ConsoleCookie.value(request, cookie)
                .map(text -> known(text.split("\\.", -1)))
                .orElse(List.of());
    }

    public boolean shows(String column) {
        return shown.contains(column);
    }

    public List<String> getAll() {
        return all;
    }

    public List<String> shown() {
        return shown;
    }
}
