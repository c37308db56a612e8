package org.peakonjit.identityprovider.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The how-to of each product has what the console tells of it, and nothing else. */
class IdpGuidesTest {

    private static final Map<IdpProduct, String> GUIDES = Map.of(
            IdpProduct.ENTRA, "entra-id",
            IdpProduct.GOOGLE, "google-workspace",
            IdpProduct.OKTA, "okta",
            IdpProduct.ADFS, "ad-fs",
            IdpProduct.KEYCLOAK, "keycloak",
            IdpProduct.ADSELFSERVICE, "adselfservice-plus");

    private static final Map<IdpProduct, String> TITLES = Map.of(
            IdpProduct.ENTRA, "Microsoft Entra ID",
            IdpProduct.GOOGLE, "Google Workspace",
            IdpProduct.OKTA, "Okta",
            IdpProduct.ADFS, "AD FS",
            IdpProduct.KEYCLOAK, "Keycloak",
            IdpProduct.ADSELFSERVICE, "ADSelfService Plus");

    private static final Pattern KEY = Pattern.compile("(\\w+\\.\\w+)\\.(\\w+)(?:\\.(\\w+))?");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+\\.\\w+)` \\| [^|]+ \\| ([^|]+) \\|$");

    @ParameterizedTest
    @EnumSource(IdpProduct.class)
    void hasEachRemedy(IdpProduct product) throws IOException {
        String guide = Files.readString(Path.of("docs/how-to/idp-" + GUIDES.get(product) + ".md"));
        List<String> rows = new ArrayList<>();
        ROW.matcher(guide).results().forEach(row -> rows.add(row.group(1) + ": " + row.group(2)));

        assertThat(guide).startsWith("# ").contains(TITLES.get(product), "<base URL>/saml/acs");
        assertThat(rows).containsExactlyInAnyOrderElementsOf(remedies(product));
    }

    private static List<String> remedies(IdpProduct product) {
        ResourceBundle bundle = ResourceBundle.getBundle(Remedies.BUNDLE, Locale.ROOT);
        Map<String, String> remedies = new TreeMap<>();
        for (String key : bundle.keySet()) {
            Matcher parts = KEY.matcher(key);
            if (parts.matches() && parts.group(2).equals(product.key())) {
                remedies.put(key, parts.group(1) + ": " + bundle.getString(key));
            }
        }
        return List.copyOf(remedies.values());
    }
}
