package org.peakonjit.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** What Enter in a field does: browsers press the form's first button. */
class ConsoleFormsTest {

    private static final Path VIEWS = Path.of("webapp");
    private static final Set<String> FIELDS =
            Set.of("inputText", "inputSecret", "selectOneRadio", "selectBooleanCheckbox", "autoComplete");
    private static final Set<String> BUTTONS = Set.of("commandButton", "button");

    private final DocumentBuilder parser;

    ConsoleFormsTest() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        parser = factory.newDocumentBuilder();
    }

    @TestFactory
    Stream<DynamicTest> saveOrDoNothingAtEnterWhereTheyHaveSeveralButtons() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (String folder : List.of("console", "WEB-INF/console")) {
            try (Stream<Path> views = Files.list(VIEWS.resolve(folder))) {
                for (Path view : views.sorted().toList()) {
                    inside(parser.parse(view.toFile()).getDocumentElement(), false).stream()
                            .filter(element -> element.getTagName().equals("h:form"))
                            .map(form -> DynamicTest.dynamicTest(
                                    view.getFileName() + " " + form.getAttribute("id"), () -> check(form)))
                            .forEach(tests::add);
                }
            }
        }
        assertThat(tests).hasSizeGreaterThan(20);
        return tests.stream();
    }

    private void check(Element form) throws IOException, SAXException {
        List<Element> all = inside(form, true);
        List<Element> buttons = all.stream().filter(ConsoleFormsTest::isButton).toList();
        if (buttons.size() > 1 && all.stream().anyMatch(ConsoleFormsTest::isField)) {
            Element first = buttons.get(0);
            assertThat(first.getAttribute("formmethod").equals("dialog")
                            || first.getAttribute("id").startsWith("save"))
                    .as("its first button, %s, saves or does nothing", first.getAttribute("id"))
                    .isTrue();
        }
        if (buttons.stream()
                .anyMatch(button -> button.getAttribute("formmethod").equals("dialog"))) {
            for (Node around = form; around != null; around = around.getParentNode()) {
                assertThat(around.getNodeName()).isNotEqualTo("dialog");
            }
        }
    }

    private static boolean isButton(Element element) {
        return BUTTONS.contains(element.getLocalName())
                && !element.getAttribute("type").equals("button");
    }

    private static boolean isField(Element element) {
        return FIELDS.contains(element.getLocalName())
                || element.getTagName().equals("input")
                        && !Set.of("hidden", "file").contains(element.getAttribute("type"));
    }

    /** In the order of the page. */
    private List<Element> inside(Element element, boolean withIncluded) throws IOException, SAXException {
        List<Element> found = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                found.add(child);
                String included = child.getAttribute("src") + child.getAttribute("template");
                if (withIncluded && included.startsWith("/WEB-INF/console/")) {
                    found.addAll(inside(
                            parser.parse(VIEWS.resolve(included.substring(1)).toFile())
                                    .getDocumentElement(),
                            true));
                }
                found.addAll(inside(child, withIncluded));
            }
        }
        return found;
    }
}
