package org.peakonjit.config;

import java.util.Arrays;
import java.util.Optional;

/** Every setting the product reads. {@code docs/settings.md} lists the same; a test compares them. */
public enum SettingKey {
    CONFIG("peakonjit.config"),
    BASE_URL("peakonjit.base-url"),
    DATA_DIR("peakonjit.data-dir"),
    TRUSTED_PROXIES("peakonjit.trusted-proxies"),
    IDP_METADATA("peakonjit.idp.metadata"),
    IDP_METADATA_CERTIFICATE("peakonjit.idp.metadata-certificate"),
    IDP_EMAIL_DOMAINS("peakonjit.idp.email-domains"),
    IDP_UNSOLICITED("peakonjit.idp.unsolicited"),
    SP_ENTITY_ID("peakonjit.sp.entity-id"),
    SP_SIGN_REQUESTS("peakonjit.sp.sign-requests"),
    SP_WANT_ASSERTIONS_ENCRYPTED("peakonjit.sp.want-assertions-encrypted"),
    SP_ALLOW_CBC_ENCRYPTION("peakonjit.sp.allow-cbc-encryption"),
    SP_FORCE_AUTHN("peakonjit.sp.force-authn"),
    SP_REQUESTED_AUTHN_CONTEXT("peakonjit.sp.requested-authn-context"),
    SAML_CLOCK_SKEW("peakonjit.saml.clock-skew"),
    SAML_ALLOW_MISSING_DESTINATION("peakonjit.saml.allow-missing-destination"),
    ATTRIBUTES_GROUPS("peakonjit.attributes.groups"),
    ATTRIBUTES_GROUPS_DELIMITER("peakonjit.attributes.groups-delimiter"),
    ATTRIBUTES_DISTINGUISHED_NAME("peakonjit.attributes.distinguished-name"),
    ATTRIBUTES_EMAIL("peakonjit.attributes.email"),
    ATTRIBUTES_GIVEN_NAME("peakonjit.attributes.given-name"),
    ATTRIBUTES_FAMILY_NAME("peakonjit.attributes.family-name"),
    ATTRIBUTES_EMPLOYEE_NUMBER("peakonjit.attributes.employee-number"),
    ATTRIBUTES_EXTERNAL_ID("peakonjit.attributes.external-id"),
    ATTRIBUTES_PERSON_ID("peakonjit.attributes.person-id"),
    ATTRIBUTES_PREFERRED_LANGUAGE("peakonjit.attributes.preferred-language"),
    AUDIT_RETENTION("peakonjit.audit.retention"),
    AUDIT_WEBHOOK_URL("peakonjit.audit.webhook.url"),
    AUDIT_WEBHOOK_SECRET("peakonjit.audit.webhook.secret"),
    FORMER_HOLDERS_RETENTION("peakonjit.former-holders.retention"),
    TRACE_DAYS("peakonjit.trace.days"),
    TRACE_ATTRIBUTE_VALUES_UNTIL("peakonjit.trace.attribute-values-until"),
    TRACE_GROUP_NAMES("peakonjit.trace.group-names"),
    PAGES_LOGO("peakonjit.pages.logo"),
    PAGES_ACCENT("peakonjit.pages.accent"),
    PAGES_TEXTS("peakonjit.pages.texts"),
    HELP_DESK_URL("peakonjit.help-desk.url"),
    HELP_DESK_MAIL("peakonjit.help-desk.mail"),
    HELP_DESK_PHONE("peakonjit.help-desk.phone"),
    DATABASE_URL("peakonjit.database.url"),
    DATABASE_USER("peakonjit.database.user"),
    DATABASE_PASSWORD("peakonjit.database.password"),
    DATABASE_POOL_SIZE("peakonjit.database.pool-size"),
    DATABASE_WAIT("peakonjit.database.wait"),
    DATABASE_MIGRATE("peakonjit.database.migrate"),
    DATASOURCE("peakonjit.datasource"),
    MASTER_KEY("peakonjit.master-key"),
    ADMIN_USER("peakonjit.admin.user"),
    ADMIN_PASSWORD("peakonjit.admin.password"),
    ADMIN_GROUPS("peakonjit.admin.groups"),
    APPLICATIONS("peakonjit.applications");

    private final String key;

    SettingKey(String key) {
        this.key = key;
    }

    /** The key as an administrator writes it. */
    public String key() {
        return key;
    }

    public static Optional<SettingKey> of(String key) {
        return Arrays.stream(values()).filter(one -> one.key.equals(key)).findFirst();
    }
}
