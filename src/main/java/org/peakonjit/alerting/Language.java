package org.peakonjit.alerting;

import java.util.Locale;

/** The languages notices are written in. */
public enum Language {
    EN,
    DE,
    FR,
    ES,
    NL,
    PT;

    public Locale locale() {
        return Locale.forLanguageTag(name().toLowerCase(Locale.ROOT));
    }

    /** The one of that locale; English where there is none. */
    public static Language of(Locale locale) {
        for (Language one : values()) {
            if (one.locale().getLanguage().equals(locale.getLanguage())) {
                return one;
            }
        }
        return EN;
    }
}
