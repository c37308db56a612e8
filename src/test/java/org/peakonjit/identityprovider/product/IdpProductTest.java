package org.peakonjit.identityprovider.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdpProductTest {

    @ParameterizedTest
    @CsvSource({
        "ENTRA, https://sts.windows.net/7b3f2d1c-5a0e-4c86-9f5d-2f1f6a0c9e11/",
        "ENTRA, https://login.microsoftonline.com/7b3f2d1c-5a0e-4c86-9f5d-2f1f6a0c9e11/v2.0",
        "ENTRA, https://login.microsoftonline.us/7b3f2d1c-5a0e-4c86-9f5d-2f1f6a0c9e11/saml2",
        "ENTRA, https://corp.ciamlogin.com/7b3f2d1c-5a0e-4c86-9f5d-2f1f6a0c9e11/saml2",
        "GOOGLE, https://accounts.google.com/o/saml2?idpid=C03az79cb",
        "OKTA, http://www.okta.com/exk9x1vwyk0PeANC25d7",
        "OKTA, https://corp.oktapreview.com/app/x/exk1/sso/saml",
        "OKTA, https://login.corp.example/app/corp_peakonjit_1/exk9x1vwyk0PeANC25d7/sso/saml",
        "ADFS, http://adfs.corp.example/adfs/services/trust",
        "ADFS, https://ADFS.corp.example/ADFS/ls/",
        "KEYCLOAK, https://sso.corp.example/realms/corp",
        "KEYCLOAK, https://sso.corp.example/auth/realms/corp",
        "ADSELFSERVICE, https://adssp.corp.example:9251/iamapps/ssologin/custom_saml_app/70957d10ccd0dc54406244eefab2",
        "ADSELFSERVICE, https://adssp.corp.example/samlLogin/70957d10ccd0dc54406244eefab27010079f12ad"
    })
    void isKnownByTheAddressesInItsMetadata(IdpProduct product, String address) {
        assertThat(IdpProduct.of(address, Optional.empty())).contains(product);
        assertThat(IdpProduct.of("urn:corp:idp", Optional.of(URI.create(address))))
                .contains(product);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "corp:pingfederate:idp",
                "not a URL",
                "https://idp.corp.example/saml",
                "https://idp.corp.example/sts.windows.net/",
                "https://notokta.com/x",
                "https://idp.corp.example/realms",
                "urn:corp.eu.auth0.com"
            })
    void isUnknownWhereTheyTellNothing(String entityId) {
        assertThat(IdpProduct.of(entityId, Optional.empty())).isEmpty();
    }

    @Test
    void isTheEntityIdsBeforeTheServices() {
        assertThat(IdpProduct.of(
                        "https://sso.corp.example/realms/corp",
                        Optional.of(URI.create("https://login.microsoftonline.com/x/saml2"))))
                .contains(IdpProduct.KEYCLOAK);
    }
}
