package org.peakonjit.console.lifecycle;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import org.peakonjit.console.session.Viewer;

/** Holds what {@link Changing} promises. */
@Changing
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class ChangingInterceptor implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Viewer viewer;

    @AroundInvoke
    Object onlyAdministrators(InvocationContext invocation) throws Exception {
        if (!viewer.mayChange()) {
            throw new ForbiddenException(invocation.getMethod().getName());
        }
        return invocation.proceed();
    }

    /** Thrown when an auditor tries to change something. */
    static final class ForbiddenException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ForbiddenException(String action) {
            super("an auditor changes nothing: " + action);
        }
    }
}
