package org.peakonjit.console.session;

import static java.util.Map.entry;

import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.peakonjit.access.Administrator;
import org.peakonjit.access.ConsoleSession;
import org.peakonjit.console.page.ConsoleCookie;
import org.peakonjit.console.page.Messages;

/** Who looks at the console, and how they want dates written. */
@Model
public class Viewer {

    /** The browser's time zone, which its script keeps there. */
    private static final String ZONE = "peakonjit-zone";

    /** Pages that belong to the part of another. */
    private static final Map<String, String> PARTS = Map.ofEntries(
            entry("application", "applications"),
            entry("add-application", "applications"),
            entry("alert-settings", "alerts"),
            entry("edit-identity-provider", "identity-provider"),
            entry("edit-policy", "policies"),
            entry("guide", "index"),
            entry("job", "jobs"),
            entry("configuration", "jobs"),
            entry("sign-on", "reports"),
            entry("person", "seats"),
            entry("test-sign-in", "applications"));

    @Inject
    HttpServletRequest request;

    @Inject
    CurrentSession current;

    @Inject
    Clock clock;

    @Inject
    Messages messages;

    /** The account's name; empty before sign-in. */
    public String getName() {
        return session().map(one -> one.administrator().name()).orElse("");
    }

    public boolean isSignedIn() {
        return session().isPresent();
    }

    /** Whether they have an account here, with a password to change. */
    public boolean isLocal() {
        return session().filter(ConsoleSession::isLocal).isPresent();
    }

    /** Whether they may change anything. */
    public boolean isAdministrator() {
        return mayChange();
    }

    public boolean mayChange() {
        return session().filter(one -> one.administrator().role().mayChange()).isPresent();
    }

    public Administrator administrator() {
        return session().orElseThrow().administrator();
    }

    /** That administrator's account, as the audit is told who did something. */
    public String actor() {
        return administrator().name();
    }

    /** How long their session lasts if nothing more is done. */
    public long getIdleSeconds() {
        return seconds(ConsoleSession::idleLeft);
    }

    /** How long it lasts whatever is done. */
    public long getLongestSeconds() {
        return seconds(ConsoleSession::longestLeft);
    }

    private long seconds(BiFunction<ConsoleSession, Instant, Duration> left) {
        Instant now = clock.instant();
        return session().map(one -> left.apply(one, now).toSeconds()).orElse(0L);
    }

    public boolean at(String part) {
        String page = request.getServletPath().replaceFirst("^/console/", "").replaceFirst("\\.xhtml$", "");
        return page.equals(part) || part.equals(PARTS.get(page));
    }

    /** The viewer's time zone. */
    public String getZone() {
        return zone().getId();
    }

    /** A day as people of the viewer's country write it. */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(region())
                .format(day);
    }

    /**
     * Date and time as people of the viewer's country write them, in the viewer's zone; in UTC, which it says, where no
     * script has told which that is. A dash where there is none.
     */
    public String time(@Nullable Instant instant) {
        if (instant == null) {
            return "–";
        }
        String written = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(region())
                .withZone(zone())
                .format(instant);
        return toldZone().isPresent() ? written : written + " UTC";
    }

    /** The page's language as spoken in the first country that the browser asks for in it. */
    private Locale region() {
        Locale language = messages.locale();
        return Collections.list(request.getLocales()).stream()
                .filter(wanted -> wanted.getLanguage().equals(language.getLanguage()))
                .findFirst()
                .orElse(language);
    }

    private ZoneId zone() {
        return toldZone().orElse(ZoneOffset.UTC);
    }

    private Optional<ZoneId> toldZone() {
        return ConsoleCookie.value(request, ZONE).flatMap(Viewer::zone);
    }

    private static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(URLDecoder.decode(name, StandardCharsets.UTF_8)));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<ConsoleSession> session() {
        return current.of(request);
    }
}
