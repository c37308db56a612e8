package org.peakonjit.console;

import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.configuration.ImportRequests;
import org.peakonjit.administration.jobs.JobRequests.Begun;
import org.peakonjit.console.lifecycle.Changing;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.page.Navigation;
import org.peakonjit.console.session.Viewer;

/** Everything that is configured, to take away and to take over. */
@Model
public class ConfigurationPage {

    @Inject
    ImportRequests imports;

    @Inject
    Viewer viewer;

    @Inject
    Messages messages;

    private @Nullable String document;

    /** Begins to take over the document. */
    @Changing
    public @Nullable String begin() {
        String text = document == null ? "" : document.strip();
        if (!ImportRequests.isReadable(text)) {
            messages.wrongAt("import:document", messages.text("configuration.unreadable"));
            return null;
        }
        Begun begun = imports.ask(viewer.actor(), text);
        return Navigation.redirectTo(begun, messages);
    }

    /** Never back to the browser: there may be tokens in it. What could not be read stands there still. */
    public @Nullable String getDocument() {
        return null;
    }

    public void setDocument(@Nullable String document) {
        this.document = document;
    }
}
