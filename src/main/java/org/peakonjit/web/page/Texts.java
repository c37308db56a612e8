package org.peakonjit.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The person's texts in the language their browser prefers, of those we have; English otherwise. */
public final class Texts {

    private static final String BUNDLE = "org.peakonjit.web.messages";
    private static final String SIGN_OUT = "org.peakonjit.web.signout";

    static final List<Locale> LANGUAGES = Stream.of("en", "de", "fr", "es", "nl", "pt")
            .map(Locale::forLanguageTag)
            .toList();

    private static final Control NO_SERVER_LOCALE = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private final Locale locale;
    private final ResourceBundle bundle;

    @Nullable
    private final OwnTexts own;

    private Texts(String bundle, Locale locale, @Nullable OwnTexts own) {
        this.own = own;
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(bundle, locale, Texts.class.getClassLoader(), NO_SERVER_LOCALE);
    }

    /** The texts for this request's Accept-Language (RFC 9110 §12.5.4), with the company's own in place of ours. */
    static Texts of(HttpServletRequest request, OwnTexts own) {
        return new Texts(BUNDLE, preferred(request.getHeader("Accept-Language")), own);
    }

    /** Those of single logout. */
    public static Texts ofSignOut(HttpServletRequest request) {
        return new Texts(SIGN_OUT, preferred(request.getHeader("Accept-Language")), null);
    }

    static Locale preferred(@Nullable String acceptLanguage) {
        if (acceptLanguage == null) {
            return Locale.ENGLISH;
        }
        try {
            Locale match = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), LANGUAGES);
            return match == null ? Locale.ENGLISH : match;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) { // Java 17 stumbles over a hyphen alone
            return Locale.ENGLISH;
        }
    }

    /** The BCP 47 tag for the page's lang attribute. */
    String language() {
        return locale.toLanguageTag();
    }

    boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** A text; {@code {0}} in it stands for the first argument. */
    public String get(String key, Object... arguments) {
        String replaced = own == null ? null : own.find(locale, key);
        return new MessageFormat(replaced == null ? bundle.getString(key) : replaced, locale).format(arguments);
    }

    /** What a person knows the attribute as, and its name for the help desk; the name alone where we have no word for it. */
    String attribute(String name) {
        String key = "attribute." + name;
        return has(key) ? get("attribute", get(key), name) : name;
    }

    /** Every key there is in that language. */
    public static List<String> keys(Locale locale) {
        return Collections.list(new Texts(BUNDLE, locale, null).bundle.getKeys());
    }
}
