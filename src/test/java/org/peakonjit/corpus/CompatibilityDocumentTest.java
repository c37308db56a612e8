package org.peakonjit.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/compatibility.md} says of identity providers what the corpus does. */
class CompatibilityDocumentTest {

    private static final String BEGIN = "<!-- saml -->\n";
    private static final String END = "<!-- /saml -->";
    private static final String NO_PRODUCT = "Any";

    private static final String HEAD = """
            ## Identity providers (SAML)

            What was tried with the messages of each product as it writes, signs and encrypts them, with default settings here. The messages are ours, made after public descriptions, and stand in `src/test/resources/corpus`; `CorpusTest` tries them. *In* means: the person is known by what follows. Another outcome is the code under which it is refused, and named in log and audit.

            | product | tried | outcome | to be set |
            |---|---|---|---|
            """;

    private static final String FOOT = """

            Where the product is Entra ID, AD FS, Okta, Google Workspace, Keycloak or ADSelfService Plus, as its metadata shows, the administrator is told the switch and its place in the product's console.
            """;

    @Test
    void saysWhatTheCorpusDoes() throws IOException {
        String document = Files.readString(Path.of("docs/compatibility.md"));

        assertThat(document).contains(BEGIN, END);
        assertThat(document.substring(document.indexOf(BEGIN) + BEGIN.length(), document.indexOf(END)))
                .isEqualTo(section());
    }

    /** By product; what any may send comes last. */
    private static String section() {
        return Corpus.cases()
                .sorted(Comparator.comparing((CorpusCase one) -> one.product().equals(NO_PRODUCT))
                        .thenComparing(one -> one.file().getParent())
                        .thenComparing(CorpusCase::product)
                        .thenComparing(one -> !one.outcome().equals(CorpusCase.TAKEN))
                        .thenComparing(CorpusCase::file))
                .map(CompatibilityDocumentTest::row)
                .collect(Collectors.joining("", HEAD, FOOT));
    }

    private static String row(CorpusCase one) {
        return Stream.of(one.product(), one.tried(), outcome(one), one.remark())
                .map(text -> text.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n"))
                .replace("  |", " |");
    }

    private static String outcome(CorpusCase one) {
        if (!one.outcome().equals(CorpusCase.TAKEN)) {
            return "`" + one.outcome() + "`";
        }
        List<String> known = new ArrayList<>();
        one.email().ifPresent(address -> known.add("address"));
        one.personId().ifPresent(id -> known.add("person key"));
        one.distinguishedName().ifPresent(dn -> known.add("DN"));
        if (!one.groups().isEmpty() || one.groupCount().isPresent()) {
            known.add("groups");
        }
        one.givenName().ifPresent(name -> known.add("given name"));
        one.familyName().ifPresent(name -> known.add("family name"));
        return (one.hasResponse() ? "in: " + String.join(", ", known) : "in");
    }
}
