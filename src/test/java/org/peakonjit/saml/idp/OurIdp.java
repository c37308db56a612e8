package org.peakonjit.saml.idp;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.application.Fixtures;
import org.peakonjit.application.HandOffKind;
import org.peakonjit.application.PeakonNameId;
import org.peakonjit.application.SamlSettings;
import org.peakonjit.config.Settings;
import org.peakonjit.config.TrustedProxies;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;
import org.peakonjit.saml.replay.InMemoryUsedAssertions;
import org.peakonjit.saml.replay.UsedAssertions;
import org.peakonjit.subject.AttributeNames;

/** Our IdP side over one Peakon, with everything around it in memory. */
final class OurIdp {

    static final String ENTITY_ID = "https://sso.corp.example/proxy/idp/metadata";
    static final String SSO_URL = "https://sso.corp.example/proxy/idp/sso";
    static final String PEAKON = "https://acme.peakon.test/saml/1/metadata";
    static final String ACS = "https://acme.peakon.test/saml/1/assert";
    static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    static final GeneratedKeys KEYS = new GeneratedKeys();

    private OurIdp() {}

    static IdentityProvider of(Application... applications) {
        return of(new InMemoryUsedAssertions(), applications);
    }

    static IdentityProvider of(UsedAssertions used, Application... applications) {
        return of(Clock.fixed(NOW, ZoneOffset.UTC), used, applications);
    }

    static IdentityProvider of(Clock clock, UsedAssertions used, Application... applications) {
        return new OpenSamlIdentityProvider(
                new Settings(
                        URI.create("https://sso.corp.example/proxy"),
                        Path.of("."),
                        new TrustedProxies(List.of()),
                        new Settings.Idp(Optional.empty(), Optional.empty(), List.of(), Settings.Unsolicited.RESTART),
                        new Settings.Sp("urn:sp", true, false, Settings.Authentication.ANY, false, false),
                        Duration.ofMinutes(3),
                        AttributeNames.common(),
                        new Settings.Trace(30, Optional.empty(), true, OptionalInt.empty()),
                        new Settings.Pages(
                                Optional.empty(), Optional.empty(), Optional.empty(), Settings.HelpDesk.NONE),
                        new Settings.Database(
                                Optional.empty(),
                                "jdbc:h2:mem:x",
                                Optional.empty(),
                                Optional.empty(),
                                1,
                                Optional.empty(),
                                true),
                        Optional.empty(),
                        new Settings.Admin("admin", Optional.empty(), List.of()),
                        Optional.empty(),
                        730,
                        Optional.empty()),
                KEYS,
                new Known(List.of(applications)),
                used,
                clock);
    }

    static Application peakon() {
        return Fixtures.peakon(null);
    }

    static Application peakonThatSigns(SamlKey... keys) {
        List<String> certificates = new ArrayList<>();
        for (SamlKey key : keys) {
            try {
                certificates.add(AuthnRequestText.base64(key.certificate().getEncoded()));
            } catch (java.security.cert.CertificateEncodingException e) {
                throw new IllegalStateException(e);
            }
        }
        return with(new SamlSettings(
                HandOffKind.ASSERTION,
                PEAKON,
                URI.create(ACS),
                null,
                PeakonNameId.EMAIL,
                certificates,
                null,
                List.of(),
                0));
    }

    static Application withNameId(PeakonNameId nameId) {
        return with(new SamlSettings(
                HandOffKind.ASSERTION, PEAKON, URI.create(ACS), null, nameId, List.of(), null, List.of(), 0));
    }

    static Application with(SamlSettings saml) {
        Application peakon = peakon();
        return new Application(
                peakon.name(), peakon.description(), peakon.domainName(), true, peakon.policies(), saml, peakon.scim());
    }

    static Application disabled() {
        Application peakon = peakon();
        return new Application(
                peakon.name(),
                peakon.description(),
                peakon.domainName(),
                false,
                peakon.policies(),
                peakon.saml(),
                peakon.scim());
    }

    /** Applications that never change. */
    private record Known(List<Application> all) implements Applications {

        @Override
        public void sharedPolicyChanged(String before, String now) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Application> find(String name) {
            return all.stream().filter(one -> one.name().equals(name)).findFirst();
        }

        @Override
        public Optional<Stored> findStored(String name) {
            return find(name).map(one -> new Stored(one, false, 1));
        }

        @Override
        public Optional<String> bearerToken(String name) {
            return Optional.empty();
        }

        @Override
        public boolean put(Application application, @Nullable String bearerToken, @Nullable Long expectedVersion) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void hold(String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean delete(String name) {
            throw new UnsupportedOperationException();
        }
    }
}
