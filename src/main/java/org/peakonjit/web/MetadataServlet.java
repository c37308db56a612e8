package org.peakonjit.web;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.peakonjit.saml.idp.IdentityProvider;
import org.peakonjit.saml.sp.ServiceProvider;

/** Publishes our metadata: {@code /saml/metadata} for the company's IdP, {@code /idp/metadata} for Peakon. */
public class MetadataServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient ServiceProvider serviceProvider;

    @Inject
    transient IdentityProvider identityProvider;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean idp = request.getServletPath().startsWith("/idp");
        response.setContentType("application/samlmetadata+xml");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(idp ? identityProvider.metadata() : serviceProvider.metadata());
    }
}
