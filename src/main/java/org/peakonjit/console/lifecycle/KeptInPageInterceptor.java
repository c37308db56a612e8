package org.peakonjit.console.lifecycle;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.faces.context.FacesContext;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Holds what {@link KeptInPage} promises. */
@KeptInPage
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class KeptInPageInterceptor {

    @PostConstruct
    void restore(InvocationContext invocation) {
        try {
            invocation.proceed();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        KeptBeans.of(FacesContext.getCurrentInstance()).add(invocation.getTarget());
    }
}
