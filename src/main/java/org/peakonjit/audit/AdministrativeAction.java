package org.peakonjit.audit;

/** What an administrator, or the product itself, did to the configuration or the seats: public codes that are never renamed. */
public enum AdministrativeAction {
    CONSOLE_SIGNED_IN("console.signed-in"),
    CONSOLE_SIGN_IN_FAILED("console.sign-in-failed"),
    /** By the company's IdP, which names nobody who may enter. */
    CONSOLE_SIGN_IN_REFUSED("console.sign-in-refused"),
    API_SIGN_IN_FAILED("api.sign-in-failed"),
    APPLICATION_CREATED("application.created"),
    APPLICATION_CHANGED("application.changed"),
    APPLICATION_DELETED("application.deleted"),
    APPLICATION_RECONCILED("application.reconciled"),
    POLICY_CREATED("policy.created"),
    POLICY_CHANGED("policy.changed"),
    POLICY_DELETED("policy.deleted"),
    SEAT_RELEASED("seat.released"),
    /** What Peakon has of the holder is to be sent again: what waits at once, all of it at the next sign-in. */
    SEAT_SEND_AGAIN("seat.send-again"),
    SEAT_SETTLED("seat.settled"),
    /** The number of seats consumed was another than that of the ledger's rows. */
    SEATS_RECOUNTED("seats.recounted"),
    /** Of whom, the line does not say. */
    PERSON_EXPORTED("person.exported"),
    /** The object is what stands for them in the audit since. */
    PERSON_ERASED("person.erased"),
    JOB_CANCELLED("job.cancelled"),
    CONFLICT_DECIDED("conflict.decided"),
    IDENTITY_PROVIDER_CREATED("identity-provider.created"),
    IDENTITY_PROVIDER_CHANGED("identity-provider.changed"),
    IDENTITY_PROVIDER_DELETED("identity-provider.deleted"),
    IDENTITY_PROVIDER_METADATA_CHANGED("identity-provider.metadata-changed"),
    /** From then on it identifies people anew. */
    IDENTITY_PROVIDER_NEW_IDENTIFIERS("identity-provider.new-identifiers"),
    SIGN_IN_TESTED("sign-in.tested"),
    SIGN_IN_TEST_REFUSED("sign-in.test-refused"),
    ALERT_SETTINGS_CHANGED("alert-settings.changed"),
    ALERT_TESTED("alert.tested"),
    ALERT_NOTICES_RETRIED("alert-notices.retried"),
    KEY_PUBLISHED("key.published"),
    KEY_SWITCHED("key.switched"),
    KEY_RETIRED("key.retired"),
    /** As the setting says. */
    AUDIT_FORGOTTEN("audit.forgotten"),
    ADMINISTRATOR_CREATED("administrator.created"),
    ADMINISTRATOR_CHANGED("administrator.changed"),
    ADMINISTRATOR_REMOVED("administrator.removed"),
    ADMINISTRATOR_PASSWORD_CHANGED("administrator.password-changed");

    private final String code;

    AdministrativeAction(String code) {
        this.code = code;
    }

    /** The public code, as the audit keeps it. */
    public String code() {
        return code;
    }
}
