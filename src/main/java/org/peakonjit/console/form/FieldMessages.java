package org.peakonjit.console.form;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.component.EditableValueHolder;
import jakarta.faces.component.NamingContainer;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.peakonjit.console.page.Messages;
import org.peakonjit.json.FieldError;

/** Says at each field of a form what is wrong with it. */
@RequestScoped
public class FieldMessages {

    private static final String TABS = "application:tabs:";
    private static final List<String> TAB_OF = List.of("", "/saml", "/scim", "/scim/attributes");

    private static final Pattern ROW = Pattern.compile("\\d{1,6}");

    /** Something in a row of a list. */
    private static final Pattern IN_ROW =
            Pattern.compile("/(?<list>.+?)/(?<row>\\d{1,6})(?:/(?<member>[^/]+)(?:/.*)?)?");

    /** The field of a row that shows whatever no field is named after. */
    private static final String VALUE = "value";

    @Inject
    Messages messages;

    /** @return the index of the tab with the first wrong field */
    public int tell(List<FieldError> errors) {
        tellAt(TABS, errors);
        return errors.stream().mapToInt(error -> tabOf(error.pointer())).min().orElse(0);
    }

    /** @param prefix what comes before a pointer's member in the client ids of the fields */
    public void tellAt(String prefix, List<FieldError> errors) {
        tellAt(errors, pointer -> field(prefix, pointer));
    }

    /** @param field finds the client id of the field that shows a pointer's member, if any does */
    public void tellAt(List<FieldError> errors, Function<String, Optional<String>> field) {
        messages.wrong("application.invalid", errors.size());
        errors.forEach(error -> tellOne(error, field));
    }

    /** Says at a field for a secret that what was typed there is lost, and has to be typed again. */
    public void tellAgain(String clientId) {
        tellWrong(clientId, messages.text("secret.again.wrong"));
    }

    /** Says at the one field that is wrong, what is. */
    public void tellWrong(String clientId, String sentence) {
        messages.wrong("application.invalid", 1);
        messages.wrongAt(clientId, sentence);
    }

    /** Says the one error alone, where nothing was to be saved. */
    public void tellOne(FieldError error, Function<String, Optional<String>> field) {
        Optional<String> id = error.pointer().isEmpty() ? Optional.empty() : field.apply(error.pointer());
        String sentence = sentence(error);
        boolean named = id.isPresent() || error.pointer().isEmpty();
        messages.wrongAt(id.orElse(null), named ? sentence : error.pointer() + ": " + sentence);
    }

    /**
     * The client id of the field that is called like the pointer's member. In a list with a row for each item, the list is
     * called like the item's pointer without the number, and the row's field like the member.
     */
    public static Optional<String> field(String prefix, String pointer) {
        Matcher row = IN_ROW.matcher(pointer);
        String list = row.matches() ? prefix + id(row.group("list")) : "";
        if (find(list) instanceof NamingContainer) {
            return Stream.of(Optional.ofNullable(row.group("member")).orElse(VALUE), VALUE)
                    .filter(member -> find(list + ":" + member) instanceof EditableValueHolder)
                    .findFirst()
                    .map(member -> list + ":" + row.group("row") + ":" + member);
        }
        String id = prefix + id(pointer.substring(1)).replaceFirst("-\\d+$", "");
        return find(id) instanceof EditableValueHolder ? Optional.of(id) : Optional.empty();
    }

    private static String id(String pointer) {
        return pointer.replace('/', '-');
    }

    private static @Nullable UIComponent find(String id) {
        return id.isEmpty()
                ? null
                : FacesContext.getCurrentInstance().getViewRoot().findComponent(id);
    }

    private String sentence(FieldError error) {
        String words = messages.fault(error.fault());
        String own = key(error);
        return messages.has(own)
                ? messages.text(own, row(error).map(Object::toString).orElse(""), words)
                : stopped(words);
    }

    /** With its full stop, unless that would belong to what it ends with. */
    static String stopped(String words) {
        return words.matches("(?s).*[.:\\])]\\S*") ? words : words + ".";
    }

    /** The text for what is wrong with the very field, where there is one. Its arguments are the row, from 1, and the fault. */
    static String key(FieldError error) {
        return Stream.concat(
                        Stream.of("wrong"),
                        Arrays.stream(error.pointer().split("/"))
                                .filter(part ->
                                        !part.isEmpty() && !ROW.matcher(part).matches()))
                .collect(Collectors.joining(".", "", "." + error.fault().code()));
    }

    private static Optional<Integer> row(FieldError error) {
        return Arrays.stream(error.pointer().split("/"))
                .filter(part -> ROW.matcher(part).matches())
                .map(part -> Integer.parseInt(part) + 1)
                .findFirst();
    }

    public static int tabOf(String pointer) {
        for (int tab = TAB_OF.size() - 1; tab > 0; tab--) {
            if (pointer.startsWith(TAB_OF.get(tab))) {
                return tab;
            }
        }
        return 0;
    }
}
