package org.peakonjit.console.page;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.peakonjit.administration.jobs.JobRequests.Begun;

/** Leads to another page of the console by a redirect. */
public final class Navigation {

    private Navigation() {}

    /**
     * The outcome of an action that leads to a page, with its query where it has one; to the start page where {@code page}
     * is empty.
     */
    public static String redirectTo(String page) {
        String target = page.isEmpty() ? "index.xhtml" : page;
        return "/console/" + target + (target.contains("?") ? "&" : "?") + "faces-redirect=true";
    }

    /** The outcome of an action that leads to a job, and tells where it was under way before. */
    public static String redirectTo(Begun begun, Messages messages) {
        if (!begun.isNew()) {
            messages.warn("job.under-way");
            messages.keep();
        }
        return redirectTo("job.xhtml?id=" + begun.job().id());
    }

    /** Redirects to a page with its query as it is, every character of it; to the start page where it is empty. */
    public static void goExactly(String page) {
        ExternalContext context = FacesContext.getCurrentInstance().getExternalContext();
        try {
            context.redirect(context.getRequestContextPath() + "/console/" + (page.isEmpty() ? "index.xhtml" : page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Goes to a page from where no outcome is asked for, and shows there what was said so far. */
    public static void go(Messages messages, String page) {
        messages.keep();
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.getApplication().getNavigationHandler().handleNavigation(faces, null, redirectTo(page));
    }
}
