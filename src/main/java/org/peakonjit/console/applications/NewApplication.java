package org.peakonjit.console.applications;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.applications.ApplicationTemplate;
import org.peakonjit.application.Applications;
import org.peakonjit.application.Applications.Stored;
import org.peakonjit.console.list.ListParameters;
import org.peakonjit.console.page.Messages;

/** What a new application begins with: a template, or what another one says. */
@Model
public class NewApplication {

    @Inject
    Applications applications;

    @Inject
    Messages messages;

    private @Nullable String template;

    private @Nullable String from;

    /** Its document, as the form begins with it. */
    ObjectNode document() {
        return Optional.ofNullable(from)
                .flatMap(applications::findStored)
                .map(this::duplicate)
                .orElseGet(() -> ApplicationTemplate.of(template).document());
    }

    /** A token is entered anew. */
    private ObjectNode duplicate(Stored stored) {
        String title = stored.application().title();
        messages.done("application.duplicated", title);
        return ApplicationForm.copy(stored, messages.text("application.copy", title));
    }

    public @Nullable String getTemplate() {
        return template;
    }

    public void setTemplate(@Nullable String template) {
        this.template = template;
    }

    public @Nullable String getFrom() {
        return from;
    }

    /** @param from the name of the application that a new one shall be like */
    public void setFrom(@Nullable String from) {
        this.from = ListParameters.printable(from);
    }
}
