package org.peakonjit.console.lifecycle;

import jakarta.faces.application.Application;
import jakarta.faces.application.ApplicationFactory;
import jakarta.faces.application.ApplicationWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PostConstructViewMapEvent;
import jakarta.faces.event.SystemEvent;

/**
 * Keeps Faces from beginning an HTTP session for each page's view map, in which PrimeFaces puts the nonce of the content
 * security policy: it lasts as long as the request here, and the page's forms bring the nonce back.
 */
public class WithoutSession extends ApplicationFactory {

    /** Made by Faces, around what there is. */
    public WithoutSession(ApplicationFactory wrapped) {
        super(wrapped);
    }

    @Override
    public Application getApplication() {
        return new Quiet(getWrapped().getApplication());
    }

    @Override
    public void setApplication(Application application) {
        getWrapped().setApplication(application);
    }

    private static final class Quiet extends ApplicationWrapper {

        Quiet(Application wrapped) {
            super(wrapped);
        }

        @Override
        public void publishEvent(
                FacesContext faces, Class<? extends SystemEvent> event, Class<?> sourceBaseType, Object source) {
            if (event != PostConstructViewMapEvent.class) {
                super.publishEvent(faces, event, sourceBaseType, source);
            }
        }
    }
}
