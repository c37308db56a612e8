package org.peakonjit.provisioning;

import java.util.List;

/** What went wrong at Peakon; each has a sentence in English here, and one in each of the console's languages. */
public enum FailureCause {
    NOT_CONFIGURED("the application has no SCIM base URL or no usable bearer token"),
    PAUSE("Peakon asked for a pause (429)"),
    TOKEN_REFUSED("Peakon refused the token a moment ago (401 or 403)"),
    FAILED_REPEATEDLY("calls to Peakon failed repeatedly a moment ago"),
    QUOTA_USED_UP("this hour's operations at Peakon are used up"),
    TIME_USED_UP("the time budget is used up"),
    NO_ANSWER_IN_TIME("no answer in time"),
    NO_CONNECTION("no connection or answer (%s)"),
    STATUS("HTTP %s"),
    STATUS_SAYING("HTTP %s: %s"),
    STATUS_WITH_PAGE("HTTP %s: an HTML page"),
    EMPTY_BODY("HTTP %s with an empty body"),
    NO_SCIM_ANSWER("HTTP %s with a body that is no SCIM answer"),
    PAGE_INSTEAD_OF_JSON("HTTP %s with a page instead of JSON"),
    TOO_LARGE("HTTP %s with a body that is too large"),
    BODY_NOT_IN_TIME("HTTP %s with a body that did not end in time"),
    BROKEN_OFF("HTTP %s with a body that broke off"),
    NOT_DONE_YET("HTTP %s: not done yet"),
    CONFLICT_WITH_NOBODY("%s - but no account has this userName, externalId or e-mail: "
            + "look for another account with the same employee number"),
    LOOK_ALIKE("%s - Peakon takes the address for that of another account, whose letters look alike"),
    NO_PAGING("the service does not page: it returns the same accounts again"),
    NO_FILTER("the service does not filter: it returned other users, in part"),
    OF_ANOTHER_IDP("the account that matches is of somebody for whom this IdP does not speak"),
    SEVERAL_ACCOUNTS("%s accounts match the person"),
    MANAGER_WITHOUT_ACCOUNT("the manager has no account there yet"),
    ACCOUNT_NOT_SEEN("the account is not to be seen, but was made or used a moment ago"),
    CLASH("another account has the new address or number already"),
    OTHER_SIGN_ON("another sign-on of this person is still being provisioned");

    private final String sentence;

    FailureCause(String sentence) {
        this.sentence = sentence;
    }

    /** The sentence about these parameters, for whoever reads English. */
    public String sentence(List<String> about) {
        return String.format(sentence, about.toArray());
    }
}
