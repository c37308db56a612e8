package org.peakonjit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.peakonjit.saml.attack.EncryptionAttacks;
import org.peakonjit.saml.attack.Forgeries;
import org.peakonjit.saml.attack.LogoutAttacks;
import org.peakonjit.saml.attack.RequestAttacks;
import org.peakonjit.saml.keys.GeneratedKeys;

/** {@code docs/attacks.md} lists every attack by the name its test has. */
class AttacksDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/attacks.md");

    @Test
    void listsEveryAttackByItsClass() throws IOException {
        String listed = Files.readString(DOCUMENT);

        assertThat(listed.substring(listed.indexOf("## "))).isEqualTo(lists());
    }

    @Test
    void namesTestsThatExist() throws IOException {
        TestSources.assertThatTestsExist(Files.readString(DOCUMENT), 8);
    }

    private static String lists() {
        return classes().entrySet().stream()
                .map(list -> "## " + list.getKey() + "\n\n"
                        + list.getValue().stream()
                                .map(name -> "- " + name + "\n")
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, List<String>> classes() {
        Map<String, List<String>> classes = new LinkedHashMap<>();
        Forgeries.byClass().forEach((name, attacks) -> classes.put(name, names(attacks.stream())));
        classes.put(
                "Encryption", names(EncryptionAttacks.to(GeneratedKeys.rsa("sp").certificate()).stream()));
        classes.put("AuthnRequests that are refused", names(RequestAttacks.REJECTED.stream()));
        classes.put("AuthnRequests that are answered by a status", names(RequestAttacks.ANSWERED.stream()));
        classes.put("Logout messages", names(LogoutAttacks.ALL.stream()));
        return classes;
    }

    private static List<String> names(Stream<?> attacks) {
        return attacks.map(Object::toString).toList();
    }
}
