package org.peakonjit.provisioning.result;

import org.peakonjit.refusal.FaultCode;

/** What went wrong at Peakon. */
public enum FailureCause implements FaultCode {
    NOT_CONFIGURED,
    URL_CHANGED,
    PAUSE,
    TOKEN_REFUSED,
    FAILED_REPEATEDLY,
    QUOTA_USED_UP,
    TIME_USED_UP,
    NO_ANSWER_IN_TIME,
    NO_CONNECTION,
    STATUS,
    STATUS_SAYING,
    STATUS_WITH_PAGE,
    EMPTY_BODY,
    NO_SCIM_ANSWER,
    PAGE_INSTEAD_OF_JSON,
    TOO_LARGE,
    BODY_NOT_IN_TIME,
    BROKEN_OFF,
    NOT_DONE_YET,
    AS_IT_WAS,
    CONFLICT_WITH_NOBODY,
    LOOK_ALIKE,
    ANOTHERS_ACCOUNT,
    NO_PAGING,
    NO_FILTER,
    OF_ANOTHER_IDP,
    SEVERAL_ACCOUNTS,
    MANAGER_WITHOUT_ACCOUNT,
    ACCOUNT_NOT_SEEN,
    CLASH,
    OTHER_SIGN_ON;

    @Override
    public String family() {
        return "scim";
    }
}
