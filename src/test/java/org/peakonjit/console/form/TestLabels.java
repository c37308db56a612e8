package org.peakonjit.console.form;

import java.util.Locale;
import org.peakonjit.console.page.Messages;

/** Labels of fields with no page around. */
public final class TestLabels {

    private TestLabels() {}

    /** Those of a language. */
    public static FieldLabels in(Locale locale) {
        FieldLabels labels = new FieldLabels();
        labels.messages = new Messages() {
            @Override
            public Locale locale() {
                return locale;
            }
        };
        return labels;
    }
}
