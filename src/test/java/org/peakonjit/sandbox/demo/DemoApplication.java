package org.peakonjit.sandbox.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.peakonjit.sandbox.idp.People;
import org.peakonjit.sandbox.peakon.PeakonSandbox;

/** The one application of the demo, as an administrator would write it into the applications file. */
final class DemoApplication {

    static final String NAME = "peakon";

    /** Small enough to be reached by hand. */
    static final int LIMIT = 3;

    private DemoApplication() {}

    static ObjectNode at(PeakonSandbox peakon) {
        ObjectNode application = JsonNodeFactory.instance
                .objectNode()
                .put("name", NAME)
                .put("description", "Employee surveys")
                .put("domainName", People.DOMAIN);
        ObjectNode policy = application.putArray("policies").addObject().put("name", "Staff and researchers");
        policy.putArray("groups").add(People.GROUP);
        policy.putArray("organizationalUnits").add(People.UNIT);
        application
                .putObject("saml")
                .put("handOff", "assertion")
                .put("entityId", peakon.entityId())
                .put("acsUrl", peakon.acsUrl().toString())
                .put("loginUrl", peakon.loginUrl().toString())
                .put("nameId", "email");
        application
                .putObject("scim")
                .put("jitProvisioning", true)
                .put("baseUrl", peakon.scimBaseUrl().toString())
                .put("bearerToken", peakon.bearerToken())
                .put("licenseConsumptionLimit", LIMIT);
        return application;
    }
}
