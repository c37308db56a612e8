package org.peakonjit.alerting.notice;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Stream;
import org.peakonjit.alerting.AlertKind;
import org.peakonjit.alerting.Condition;
import org.peakonjit.alerting.Language;
import org.peakonjit.alerting.Severity;
import org.peakonjit.json.KeptConfiguration;
import org.peakonjit.refusal.Fault;

/** What alerts say, in one language. */
public final class AlertTexts {

    private static final String BUNDLE = "org.peakonjit.alerting.alerts";
    private static final Control NO_SERVER_LOCALE = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    /** The facts that stand for {1}, {2} … in a kind's texts; {0} is the object. */
    private static final Map<AlertKind, List<String>> ARGUMENTS = Map.of(
            AlertKind.LICENSE_CONSUMPTION, List.of("threshold", "consumed", "limit"),
            AlertKind.KEY_EXPIRING, List.of("days"),
            AlertKind.IDP_CERTIFICATE_EXPIRING, List.of("days"),
            AlertKind.IDP_METADATA_STALE, List.of("hours"),
            AlertKind.IDP_CHANGED, List.of("known", "received"),
            AlertKind.CONFLICTS_OPEN, List.of("conflicts"),
            AlertKind.RELEASES_HELD, List.of("held", "seats"),
            AlertKind.CONFIGURATION_UNREADABLE, List.of(Condition.REASON),
            AlertKind.INTERNAL_ERRORS, List.of("errors", "reference"));

    private final Locale locale;
    private final ResourceBundle bundle;

    private AlertTexts(Locale locale) {
        this.locale = locale;
        bundle = ResourceBundle.getBundle(BUNDLE, locale, AlertTexts.class.getClassLoader(), NO_SERVER_LOCALE);
    }

    public static AlertTexts in(Language language) {
        return new AlertTexts(language.locale());
    }

    /** Those of a locale's language; the English ones where there are none. */
    public static AlertTexts in(Locale locale) {
        return in(Language.of(locale));
    }

    public String title(AlertKind kind, String object, Map<String, String> facts) {
        return text(kind, "title", object, facts);
    }

    public String sentence(AlertKind kind, String object, Map<String, String> facts) {
        return text(kind, "text", object, facts);
    }

    public String advice(AlertKind kind, String object, Map<String, String> facts) {
        return text(kind, "advice", object, facts);
    }

    /** What went wrong with a delivery, and what to do about it. */
    public String of(DeliveryTrouble trouble) {
        return get("trouble." + trouble.word());
    }

    public String of(Severity severity) {
        return get("severity." + severity.word());
    }

    /** @param event as of {@link Message#event} */
    public String event(String event, Object... arguments) {
        return get("event." + event, arguments);
    }

    public String get(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }

    private String text(AlertKind kind, String what, String object, Map<String, String> facts) {
        Stream<Object> more = ARGUMENTS.getOrDefault(kind, List.of()).stream().map(fact -> argument(fact, facts));
        return get(
                texts(kind, facts) + "." + what,
                Stream.concat(Stream.of(shown(kind, object, facts)), more).toArray());
    }

    private String shown(AlertKind kind, String object, Map<String, String> facts) {
        return switch (kind) {
            case KEY_EXPIRING -> get("use." + object);
            case CONFIGURATION_UNREADABLE ->
                KeptConfiguration.Kind.told(object)
                        .map(fault -> fault.in(locale))
                        .orElse(object);
            default -> facts.getOrDefault(Condition.DISPLAY_NAME, object);
        };
    }

    /** The kind's, unless what its facts say wants other words. */
    private static String texts(AlertKind kind, Map<String, String> facts) {
        if (kind == AlertKind.IDP_CERTIFICATE_EXPIRING && facts.containsKey(Condition.VALID_UNTIL)) {
            return "idp-metadata-expiring";
        }
        return kind == AlertKind.IDP_METADATA_STALE && facts.containsKey(Condition.TROUBLE)
                ? "idp-unusable"
                : kind.word();
    }

    /** Numbers as such, so that a text can choose its words by them. */
    private Object argument(String fact, Map<String, String> facts) {
        String text = String.valueOf(facts.get(fact));
        if (fact.equals(Condition.REASON)) {
            return Fault.of(text).in(locale);
        }
        return text.matches("-?\\d{1,18}") ? (Object) Long.valueOf(text) : text;
    }
}
