package org.peakonjit.refusal;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of faults: a line of the bundle, in which {@code {0}} stands for the first argument. */
final class FaultTexts {

    static final String BUNDLE = "org.peakonjit.refusal.faults";
    private static final Control NO_SERVER_LOCALE = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)\\}");

    private FaultTexts() {}

    /** Beginning with a capital, unless a text begins it that is none of ours. */
    static String sentence(Fault fault, Locale locale) {
        return said(fault, locale, true);
    }

    static String phrase(Fault fault, Locale locale) {
        return said(fault, locale, false);
    }

    private static String said(Fault fault, Locale locale, boolean capital) {
        ResourceBundle bundle =
                ResourceBundle.getBundle(BUNDLE, locale, FaultTexts.class.getClassLoader(), NO_SERVER_LOCALE);
        List<Object> arguments = fault.arguments();
        if (!bundle.containsKey(fault.code())) {
            String about =
                    arguments.stream().map(one -> said(one, locale, false)).collect(Collectors.joining(", "));
            return about.isEmpty() ? fault.code() : fault.code() + " (" + about + ")";
        }
        String line = bundle.getString(fault.code());
        String words = capital ? line.substring(0, 1).toUpperCase(locale) + line.substring(1) : line;
        return PLACEHOLDER.matcher(words).replaceAll(place -> {
            int index = Integer.parseInt(place.group(1));
            return Matcher.quoteReplacement(
                    index < arguments.size()
                            ? said(arguments.get(index), locale, capital && place.start() == 0)
                            : place.group());
        });
    }

    private static String said(Object argument, Locale locale, boolean capital) {
        return argument instanceof Fault fault ? said(fault, locale, capital) : argument.toString();
    }
}
