package org.peakonjit.sandbox.web;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Map;
import org.peakonjit.sandbox.saml.SamlException;

/** Shows a person why a SAML message was not accepted: it is a sandbox, so in full. */
public final class SamlProblemPage implements ExceptionMapper<SamlException> {

    private final Pages pages;
    private final String brand;

    /** @param brand {@code acme} or {@code peakon} */
    public SamlProblemPage(Pages pages, String brand) {
        this.pages = pages;
        this.brand = brand;
    }

    @Override
    public Response toResponse(SamlException problem) {
        return pages.page(
                403,
                "problem",
                Map.of("brand", brand, "what", String.valueOf(problem.getMessage()), "cause", cause(problem)));
    }

    private static String cause(SamlException problem) {
        Throwable cause = problem.getCause();
        return cause == null ? "" : String.valueOf(cause.getMessage());
    }
}
