package org.peakonjit.administration.simulation;

import org.peakonjit.json.Worded;
import org.peakonjit.provisioning.ProvisioningFailure;

/** What keeps us from Peakon's SCIM service, by what an administrator can do about it. */
public enum Trouble implements Worded {
    NOT_CONFIGURED("Set the SCIM URL and the bearer token."),
    ADDRESS_REFUSED("Give the public address of Peakon's SCIM service."),
    NO_SUCH_HOST("Nobody knows that host: check the SCIM URL's spelling and this server's DNS."),
    NO_CONNECTION("Nothing answers there: check the SCIM URL's port, and the firewall and proxy in between."),
    TLS("The service's TLS certificate is not trusted: check the SCIM URL, and this server's trust store."),
    TIMEOUT("No answer in time: try again; if it stays, check the network in between."),
    TOKEN("The token is refused: make a new one at Peakon, with the right to manage users, and enter it."),
    NOT_SCIM("There is no SCIM service at that URL: check its path, such as /api/scim/v2."),
    REJECTED("The service refuses the request: see what it says."),
    FAILING("The service fails, or wants a pause: try again later.");

    private final String advice;

    Trouble(String advice) {
        this.advice = advice;
    }

    /** What to do, in a sentence. */
    public String advice() {
        return advice;
    }

    static Trouble of(ProvisioningFailure failure) {
        return switch (failure.obstacle()) {
            case FORBIDDEN_ADDRESS -> ADDRESS_REFUSED;
            case NO_SUCH_HOST -> NO_SUCH_HOST;
            case NO_CONNECTION -> NO_CONNECTION;
            case TLS -> TLS;
            case TIMEOUT -> TIMEOUT;
            case TOKEN -> TOKEN;
            case NOT_SCIM -> NOT_SCIM;
            case REFUSED -> REJECTED;
            case FAILING -> FAILING;
        };
    }
}
