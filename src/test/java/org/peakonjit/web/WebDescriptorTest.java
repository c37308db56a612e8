package org.peakonjit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** What stands before what, as {@code web.xml} has it. */
class WebDescriptorTest {

    private final Document descriptor;

    WebDescriptorTest() throws IOException {
        descriptor = Jsoup.parse(Files.readString(Path.of("webapp/WEB-INF/web.xml")), Parser.xmlParser());
    }

    /** The request comes to it as it arrived; filters by a path would not meet it on Payara. */
    @Test
    void theErrorPageIsSeenBelowTheBaseUrlAndProtected() {
        assertThat(descriptor
                        .select(
                                "filter-mapping:has(dispatcher:containsOwn(ERROR)):has(servlet-name:containsOwn(ErrorPage))"
                                        + " > filter-name")
                        .eachText())
                .containsExactly("BaseUrl", "SecurityHeaders");
    }

    /** Whatever begins a sign-on says which methods it takes, and what becomes of a failure. */
    @Test
    void failuresAreCaughtWhereverASignOnBegins() {
        List<String> caught = descriptor
                .select("filter-mapping:has(filter-name:containsOwn(Failure)) > servlet-name")
                .eachText();

        assertThat(caught)
                .contains("Login", "PeakonRequest", "HandOff", "Preparing", "SignOut", "TestSignIn")
                .contains("ConsoleSaml", "ConsoleTestSignIn");
    }
}
