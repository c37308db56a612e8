package org.peakonjit.api.http;

import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;

/** A resource that belongs to the application which its address names. */
public abstract class ApplicationPart {

    @Inject
    Applications applications;

    /**
     * The application of that name.
     *
     * @throws WebApplicationException with problem 404 where there is none
     */
    protected Application required(String name) {
        return applications.find(name).orElseThrow(() -> Problem.absent("application"));
    }
}
