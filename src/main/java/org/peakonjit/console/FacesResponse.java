package org.peakonjit.console;

import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletResponse;

/** The answer that a page's action leads to. */
final class FacesResponse {

    private FacesResponse() {}

    static HttpServletResponse current() {
        return (HttpServletResponse)
                FacesContext.getCurrentInstance().getExternalContext().getResponse();
    }
}
