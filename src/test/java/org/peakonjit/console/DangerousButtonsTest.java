package org.peakonjit.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The red buttons of the pages; those of the questions themselves stand in views of their own. */
class DangerousButtonsTest {

    private static List<Element> buttons() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        List<Element> found = new ArrayList<>();
        try (Stream<Path> views = Files.list(Path.of("webapp/console"))) {
            for (Path view : views.sorted().toList()) {
                Document page = factory.newDocumentBuilder().parse(view.toFile());
                NodeList buttons = page.getElementsByTagNameNS("primefaces", "commandButton");
                for (int i = 0; i < buttons.getLength(); i++) {
                    Element button = (Element) buttons.item(i);
                    if (button.getAttribute("styleClass").contains("ui-button-danger")) {
                        found.add(button);
                    }
                }
            }
        }
        return found;
    }

    @Test
    void askBeforeTheyDoAnything() throws Exception {
        assertThat(buttons())
                .hasSizeGreaterThan(5)
                .allSatisfy(button -> assertThat(button.getAttribute("action").matches("#\\{\\w+\\.ask\\w*}")
                                || button.getElementsByTagNameNS("primefaces", "confirm")
                                                .getLength()
                                        == 1)
                        .as(button.getAttribute("action"))
                        .isTrue());
    }
}
