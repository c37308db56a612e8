package org.peakonjit.application;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.peakonjit.policy.AccessPolicy;

/** Applications for tests. */
public final class Fixtures {

    private static final URI URL = URI.create("http://localhost:1/scim/v2");

    private Fixtures() {}

    /** An application named peakon, for everybody of corp.example, with this many licences. */
    public static Application peakon(@Nullable Integer limit) {
        return with(scim(limit, ExistingAccountsOverLimit.ADMIT, OnProvisioningFailure.ADMIT_KNOWN));
    }

    public static Application with(ScimSettings scim) {
        return with(scim, List.of());
    }

    public static Application with(ScimSettings scim, List<AccessPolicy> policies) {
        return new Application("peakon", "Employee surveys", "corp.example", true, policies, saml(), scim);
    }

    public static ScimSettings scim(
            @Nullable Integer limit, ExistingAccountsOverLimit overLimit, OnProvisioningFailure onFailure) {
        return new ScimSettings(true, URL, limit, overLimit, onFailure, false, 1, List.of(), SeatRelease.OFF);
    }

    private static ScimSettings unlimited(
            boolean jitProvisioning, @Nullable URI url, boolean reactivate, SeatRelease release) {
        return new ScimSettings(
                jitProvisioning,
                url,
                null,
                ExistingAccountsOverLimit.ADMIT,
                OnProvisioningFailure.ADMIT_KNOWN,
                reactivate,
                1,
                List.of(),
                release);
    }

    /** Without a limit, reactivating inactive accounts. */
    public static ScimSettings reactivating() {
        return unlimited(true, URL, true, SeatRelease.OFF);
    }

    /** With just-in-time provisioning switched off, and a Peakon still. */
    public static ScimSettings switchedOff() {
        return unlimited(false, URL, false, SeatRelease.OFF);
    }

    /** Without just-in-time provisioning. */
    public static ScimSettings withoutProvisioning() {
        return unlimited(false, null, false, SeatRelease.OFF);
    }

    /** An application that an administrator switched off. */
    public static Application disabled() {
        Application enabled = peakon(1);
        return new Application(
                enabled.name(),
                enabled.description(),
                enabled.domainName(),
                false,
                enabled.policies(),
                enabled.saml(),
                enabled.scim());
    }

    /** Without a limit, releasing seats as told. */
    public static ScimSettings releasing(SeatRelease release) {
        return unlimited(true, URL, false, release);
    }

    /** An application whose Peakon is told by employee number who signs on. */
    public static Application byEmployeeNumber(int limit) {
        return byEmployeeNumber(peakon(limit).scim());
    }

    /** The same with those settings. */
    public static Application byEmployeeNumber(ScimSettings scim) {
        Application peakon = with(scim);
        return new Application(
                peakon.name(),
                peakon.description(),
                peakon.domainName(),
                true,
                List.of(),
                new SamlSettings(
                        HandOffKind.ASSERTION,
                        saml().entityId(),
                        saml().acsUrl(),
                        saml().loginUrl(),
                        PeakonNameId.EMPLOYEE_NUMBER,
                        List.of(),
                        null,
                        List.of(),
                        0),
                peakon.scim());
    }

    /** An application for people of any domain. */
    public static Application anyDomain(int limit) {
        Application peakon = peakon(limit);
        return new Application(peakon.name(), peakon.description(), null, true, List.of(), saml(), peakon.scim());
    }

    public static SamlSettings saml() {
        return new SamlSettings(
                HandOffKind.ASSERTION,
                "https://acme.peakon.test/saml/1/metadata",
                URI.create("https://acme.peakon.test/saml/1/assert"),
                URI.create("https://acme.peakon.test/login"),
                PeakonNameId.EMAIL,
                List.of(),
                null,
                List.of(),
                0);
    }
}
