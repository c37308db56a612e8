package org.peakonjit.console.applications;

import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import org.peakonjit.administration.applications.ApplicationChanges;
import org.peakonjit.administration.applications.ApplicationChanges.Deletion;
import org.peakonjit.console.lifecycle.Changing;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.page.Navigation;
import org.peakonjit.console.session.Viewer;

/** Deletes an application. */
@Model
public class ApplicationDeletion {

    @Inject
    ApplicationChanges changes;

    @Inject
    Messages messages;

    @Inject
    Viewer viewer;

    /** Deletes it, unless it has seats. */
    @Changing
    public void delete(String name) {
        Deletion deletion = changes.delete(viewer.actor(), name, version -> true);
        if (deletion == Deletion.HAS_SEATS) {
            messages.wrong("application.has-seats");
            return;
        }
        if (deletion == Deletion.ABSENT) {
            messages.wrong("application.unknown", name);
        } else {
            messages.done("application.deleted", name);
        }
        Navigation.go(messages, "applications.xhtml");
    }
}
