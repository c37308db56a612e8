package org.peakonjit.console.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.FacesMessage.Severity;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.keyset.RowCount;
import org.peakonjit.refusal.Fault;

/** The console's texts in the viewer's language, and how a page tells the viewer something. */
@Named
@ApplicationScoped
public class Messages {

    @Inject
    KeptMessages kept;

    public static final String BUNDLE = "org.peakonjit.console.messages";

    /** The text; {@code {0}} in it stands for the first argument. */
    public String text(String key, Object... arguments) {
        return new MessageFormat(bundle().getString(key), locale()).format(arguments);
    }

    /** How many there are; a guess has two digits that mean something. */
    public String count(RowCount rows) {
        if (!rows.isEstimate()) {
            return number(rows.number());
        }
        return text(
                "list.about",
                new BigDecimal(rows.number()).round(new MathContext(2)).longValue());
    }

    /** A number as the viewer's language writes it, as in its texts. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale()).format(number);
    }

    /** Whether there is such a text. */
    public boolean has(String key) {
        return bundle().containsKey(key);
    }

    private ResourceBundle bundle() {
        return ResourceBundle.getBundle(BUNDLE, locale(), Messages.class.getClassLoader());
    }

    /** What a refusal's public code means; the code itself where it is none. */
    public String refusal(String code) {
        String key = "refusal." + code;
        return has(key) ? text(key) : code;
    }

    /** What the audit's code of an administrator's action means; the code itself where it is none. */
    public String action(String code) {
        String key = "action." + code;
        return has(key) ? text(key) : code;
    }

    /** What went wrong, or why something comes out as it does. */
    public String fault(Fault fault) {
        return fault.in(locale());
    }

    /** A kept {@link Fault#text} in words; any other text as it is. */
    public String said(String kept) {
        return fault(Fault.of(kept));
    }

    /** The language the page is in. */
    public Locale locale() {
        FacesContext faces = FacesContext.getCurrentInstance();
        return faces == null || faces.getViewRoot() == null
                ? Locale.ENGLISH
                : faces.getViewRoot().getLocale();
    }

    public void done(String key, Object... arguments) {
        add(null, FacesMessage.SEVERITY_INFO, text(key, arguments));
    }

    /** Something was passed over. */
    public void warn(String key, Object... arguments) {
        add(null, FacesMessage.SEVERITY_WARN, text(key, arguments));
    }

    public void wrong(String key, Object... arguments) {
        add(null, FacesMessage.SEVERITY_ERROR, text(key, arguments));
    }

    /** Says what is wrong with the component of that client id, or with the page where it is null. */
    public void wrongAt(@Nullable String clientId, String sentence) {
        add(clientId, FacesMessage.SEVERITY_ERROR, sentence);
    }

    /** Shows what was said so far on the page that a redirect leads to, too. */
    public void keep() {
        kept.keep();
    }

    private static void add(@Nullable String clientId, Severity severity, String sentence) {
        FacesContext.getCurrentInstance().addMessage(clientId, new FacesMessage(severity, sentence, null));
    }
}
