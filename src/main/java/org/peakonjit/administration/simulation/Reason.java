package org.peakonjit.administration.simulation;

import java.util.List;

/**
 * Why a simulation, a step of the connection test or a decision comes out as it does, beyond the rules of entry and
 * what fails at Peakon; each has a sentence in English here, and one in each of the console's languages.
 */
public enum Reason {
    OTHER_IDP("people may not come to this application from IdP %s"),
    PROVISIONING_OFF("just-in-time provisioning is off"),
    NO_VALUE("no value for %s"),
    MAPPED_OUT_OF_SCOPE("the IdP does not speak for the mapped userName or e-mail"),
    LEFT_OUT("%s: the value is too long or not of the row's type"),
    NOT_ENTITLED_NOW("the policies that there are now did not let them in last time"),
    SEAT_AND_CHANGE("a seat is held, and a change waits to be sent"),
    SEAT_AND_NO_CHANGE("a seat is held, and no change waits to be sent"),
    SEAT("a seat is held"),
    ACCOUNT("there is an account"),
    OVER_LIMIT("there is an account; consumption would exceed the limit"),
    SAME("%s, and the account has all of it"),
    DIFFERENT("%s, and the account differs"),
    NOT_COMPARED("%s; the account could not be compared: %s"),
    ACCOUNT_WITHOUT_LICENSE("there is an account, but no license is left"),
    NO_ACCOUNT_AND_NO_LICENSE("there is no account, and no license is left"),
    NO_LICENSE("no license is left, and Peakon is not asked for an account then"),
    ADDRESS_OF_ANOTHER("the address is that of somebody else who holds a seat"),
    ADDRESS_OF_A_FORMER_HOLDER("the address was that of somebody else, whose seat was released"),
    ACCOUNT_OF_ANOTHER("the account is that of somebody else who holds a seat"),
    ACCOUNT_OF_A_FORMER_HOLDER("the account was that of somebody else, whose seat was released"),
    CLAIMANT_HAS_SEAT(
            "whoever came holds another seat here: release that one first, or decide that it is somebody else"),
    ACCOUNT_ELSEWHERE("Peakon knows the old account no more, but one of id %s that answers to its names:"
            + " see whose it is, and decide with the account left as it is"),
    NO_ACCOUNT("there is no account"),
    NO_ACCOUNT_NOR_ATTRIBUTES("there is no account; what it would be made of is not kept"),
    NO_URL("no SCIM URL is set"),
    NO_TOKEN("no bearer token is set"),
    URL("%s"),
    NO_HOST("%s names no host"),
    FORBIDDEN_ADDRESS("%s is a link-local or metadata-service address"),
    NO_ADVICE("the service gives none"),
    ADVICE("patch %s, filter %s"),
    SUPPORTED("supported"),
    NOT_SUPPORTED("not supported"),
    WOULD_CREATE("every look-up of a sign-on works; an account would be created for somebody new"),
    WOULD_REFUSE("every look-up of a sign-on works; somebody new would be refused, since no licence is left"),
    USERS_READ("%s of %s users read"),
    USERS_READ_OF_UNKNOWN("%s of an unknown number of users read");

    private final String sentence;

    Reason(String sentence) {
        this.sentence = sentence;
    }

    /** The sentence about these parameters, for whoever reads English. */
    public String sentence(List<String> about) {
        return String.format(sentence, about.toArray());
    }
}
