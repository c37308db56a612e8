package org.peakonjit.console.applications;

import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.applications.ApplicationTemplate;
import org.peakonjit.console.page.Messages;

/** The kinds of applications one can add. */
@Model
public class CataloguePage {

    @Inject
    Messages messages;

    private @Nullable String text;

    /** Those whose name or description has the searched words, in any case. */
    public List<String> getFound() {
        String wanted = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(ApplicationTemplate.values())
                .map(ApplicationTemplate::word)
                .filter(key -> (messages.text("catalogue." + key) + " "
                                + messages.text("catalogue." + key + ".description"))
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .toList();
    }

    public @Nullable String getText() {
        return text;
    }

    public void setText(@Nullable String text) {
        this.text = text;
    }
}
