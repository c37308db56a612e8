package org.peakonjit.console.lifecycle;

import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.peakonjit.console.lifecycle.ChangingInterceptor.ForbiddenException;
import org.peakonjit.console.session.RequestedPage;
import org.peakonjit.trace.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of an exception that a page did not expect: the log gets the cause under a reference, and the viewer a
 * page with that reference; one whose page had grown too old gets it afresh.
 */
public class Troubles extends ExceptionHandlerFactory {

    /** Made by Faces, around what it would do itself. */
    public Troubles(ExceptionHandlerFactory wrapped) {
        super(wrapped);
    }

    @Override
    public ExceptionHandler getExceptionHandler() {
        return new Handler(getWrapped().getExceptionHandler());
    }

    private static final class Handler extends ExceptionHandlerWrapper {

        private static final String EXPIRED = "expired=true";
        private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);

        Handler(ExceptionHandler wrapped) {
            super(wrapped);
        }

        @Override
        public void handle() throws FacesException {
            Iterator<ExceptionQueuedEvent> queued =
                    getUnhandledExceptionQueuedEvents().iterator();
            FacesContext faces = FacesContext.getCurrentInstance();
            if (queued.hasNext() && !faces.getExternalContext().isResponseCommitted()) {
                Throwable cause = rootCause(queued.next().getContext().getException());
                queued.remove();
                redirect(faces, target(faces.getExternalContext(), cause));
            }
            super.handle();
        }

        private static String target(ExternalContext context, Throwable cause) {
            HttpServletRequest request = (HttpServletRequest) context.getRequest();
            if (cause instanceof ViewExpiredException) {
                return request.getContextPath() + "/console/"
                        + RequestedPage.orSignIn(request).map(Handler::afresh).orElse("index.xhtml");
            }
            String reference = Reference.fresh();
            boolean forbidden = cause instanceof ForbiddenException;
            if (forbidden) {
                LOG.warn("reference={} {}: {}", reference, request.getServletPath(), cause.getMessage());
            } else {
                LOG.error("reference={} {} failed", reference, request.getServletPath(), cause);
            }
            return request.getContextPath() + "/console/trouble.xhtml?reference=" + reference
                    + (forbidden ? "&forbidden=true" : "");
        }

        /** The page itself tells that it was loaded afresh. */
        private static String afresh(String page) {
            return page.contains(EXPIRED) ? page : page + (page.contains("?") ? "&" : "?") + EXPIRED;
        }

        private static void redirect(FacesContext faces, String target) {
            try {
                faces.getExternalContext().responseReset();
                faces.getExternalContext().redirect(target);
                faces.responseComplete();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Throwable rootCause(Throwable thrown) {
            Throwable cause = thrown;
            while (cause.getCause() != null && !(cause instanceof ForbiddenException)) {
                cause = cause.getCause();
            }
            return cause;
        }
    }
}
