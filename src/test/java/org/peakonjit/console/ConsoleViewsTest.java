package org.peakonjit.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What the pages show, and to whom. */
class ConsoleViewsTest {

    private static List<Element> elements(String tag) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        List<Element> found = new ArrayList<>();
        for (String folder : List.of("webapp/console", "webapp/WEB-INF/console")) {
            try (Stream<Path> views = Files.list(Path.of(folder))) {
                for (Path view : views.sorted().toList()) {
                    NodeList all =
                            factory.newDocumentBuilder().parse(view.toFile()).getElementsByTagName(tag);
                    for (int i = 0; i < all.getLength(); i++) {
                        found.add((Element) all.item(i));
                    }
                }
            }
        }
        return found;
    }

    /** The conditions under which it is there, of what is around it, too. */
    private static String rendered(Element element) {
        StringBuilder conditions = new StringBuilder();
        for (Node around = element; around instanceof Element one; around = one.getParentNode()) {
            conditions.append(one.getAttribute("rendered")).append(' ');
        }
        return conditions.toString();
    }

    @Test
    void answerWhoPressesAButtonWhoseRowsAreGone() throws Exception {
        assertThat(elements("p:commandButton"))
                .filteredOn(button -> button.hasAttribute("action"))
                .filteredOn(button -> rendered(button).contains("Page.rows."))
                .hasSize(4)
                .allSatisfy(button -> assertThat(rendered(button)).contains("facesContext.postback or "));
    }

    @Test
    void offerAFileChooserToThoseAloneWhoMayChangeSomething() throws Exception {
        assertThat(elements("input"))
                .filteredOn(input -> input.getAttribute("type").equals("file"))
                .hasSizeGreaterThan(4)
                .allSatisfy(input -> assertThat(rendered(input)).containsAnyOf("viewer.administrator", ".editable"));
    }

    /** Who chooses one gets what is in it into the field beside it, by a script. */
    @Test
    void offerAFileChooserToScriptsAlone() throws Exception {
        assertThat(elements("input"))
                .filteredOn(input -> input.hasAttribute("data-into"))
                .hasSizeGreaterThan(4)
                .allSatisfy(input -> assertThat(
                                input.getAttribute("class") + ((Element) input.getParentNode()).getAttribute("class"))
                        .contains("scripted"));
    }

    /** The page that a button's form leads to asks where no script did, which is told by how a script sends it. */
    @Test
    void askWithoutAScriptToo() throws Exception {
        assertThat(elements("p:confirm")).hasSizeGreaterThan(8).allSatisfy(question -> {
            Element button = (Element) question.getParentNode();
            assertThat(button.getAttribute("styleClass")).doesNotContain("scripted");
            assertThat(button.getAttribute("ajax")).isEmpty();
            assertThat(button.getAttribute("actionListener")).isEmpty();
            for (String text : List.of("header", "message", "yesButtonLabel", "noButtonLabel")) {
                assertThat(question.getAttribute(text)).as(text).isNotBlank();
            }
        });
        assertThat(elements("ui:include"))
                .extracting(include -> include.getAttribute("src"))
                .contains("confirmation.xhtml");
    }

    /** What is stored changes while a page is looked at; a choice that is gone by then is not taken. */
    @Test
    void sayWhereAChoiceIsGone() throws Exception {
        assertThat(elements("f:selectItems"))
                .filteredOn(items -> !items.getAttribute("value").startsWith("#{['"))
                .isNotEmpty()
                .allSatisfy(items -> {
                    Element choice = (Element) items.getParentNode();
                    NodeList said = ((Element) choice.getParentNode()).getElementsByTagName("h:message");
                    assertThat(said.getLength()).as(choice.getAttribute("id")).isOne();
                    assertThat(((Element) said.item(0)).getAttribute("for")).isEqualTo(choice.getAttribute("id"));
                });
    }

    @Test
    void nameWhichOfSeveralAQuestionIsAbout() throws Exception {
        assertThat(elements("p:confirm"))
                .filteredOn(question -> !each(question).isEmpty())
                .hasSize(3)
                .allSatisfy(question -> assertThat(question.getAttribute("header") + question.getAttribute("message"))
                        .contains(each(question) + ".name"));
    }

    /** What one of those is called among which it stands; empty where it stands alone. */
    private static String each(Element element) {
        String name = "";
        for (Node around = element; around instanceof Element one; around = one.getParentNode()) {
            name = name.isEmpty() ? one.getAttribute("var") : name;
        }
        return name;
    }
}
