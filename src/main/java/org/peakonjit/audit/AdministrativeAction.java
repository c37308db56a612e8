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
    SEAT_RELEASED("seat.released"),
    SEAT_SETTLED("seat.settled"),
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
