package org.peakonjit.console;

import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.configuration.ImportRequests;
import org.peakonjit.administration.jobs.JobRequests.Begun;
import org.peakonjit.console.lifecycle.Changing;
import org.peakonjit.console.lifecycle.KeptInPage;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.page.Navigation;
import org.peakonjit.console.session.Viewer;

/** Everything that is configured, to take away and to take over. */
@Model
@KeptInPage
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
            document = null;
            messages.wrongAt("import:document", messages.text("configuration.unreadable"));
            return null;
        }
        Begun begun = imports.ask(viewer.actor(), text);
        return Navigation.redirectTo(begun, messages);
    }

    /** Whether a document waits for an answer. */
    public boolean isKept() {
        return document != null;
    }

    /** Never back to the browser but sealed: there may be tokens in it. What could not be read stands there still. */
    public @Nullable String getDocument() {
        return null;
    }

    /** An empty field is no wish: it is empty while the page asks. */
    public void setDocument(@Nullable String document) {
        if (document != null && !document.isBlank()) {
            this.document = document;
        }
    }
}
