package org.peakonjit.api;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.peakonjit.admin.Administrator;

/** The administrator who asks. */
record Caller(Administrator administrator, boolean isSecure) implements SecurityContext {

    @Override
    public Principal getUserPrincipal() {
        return administrator::name;
    }

    @Override
    public boolean isUserInRole(String role) {
        return administrator.role().name().equalsIgnoreCase(role);
    }

    @Override
    public String getAuthenticationScheme() {
        return BASIC_AUTH;
    }
}
