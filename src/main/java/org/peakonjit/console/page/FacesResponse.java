package org.peakonjit.console.page;

import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletResponse;

/** The answer that a page's action leads to. */
public final class FacesResponse {

    private FacesResponse() {}

    public static HttpServletResponse current() {
        return (HttpServletResponse)
                FacesContext.getCurrentInstance().getExternalContext().getResponse();
    }
}
