package org.peakonjit.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.peakonjit.administration.applications.ApplicationChanges;
import org.peakonjit.administration.applications.ApplicationChanges.Deletion;

/** Deletes an application. */
@Named
@RequestScoped
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
        Deletion deletion = changes.delete(viewer.administrator().name(), name, version -> true);
        if (deletion == Deletion.HAS_SEATS) {
            messages.wrong("application.has-seats");
            return;
        }
        if (deletion == Deletion.ABSENT) {
            messages.wrong("application.unknown", name);
        } else {
            messages.done("application.deleted", name);
        }
        messages.keep();
        Navigation.go("applications.xhtml");
    }
}
