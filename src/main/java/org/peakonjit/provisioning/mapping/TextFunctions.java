package org.peakonjit.provisioning.mapping;

import dev.cel.extensions.CelStringExtensions.Function;
import dev.cel.runtime.CelFunctionBinding;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * CEL's functions that make one text of many in a single step. They do what CEL's own do, but look at each piece before
 * they take it: the text is never longer than {@link EvaluationBudget#LONGEST_TEXT}.
 */
final class TextFunctions {

    /** CEL's own string functions that stay. */
    static final Set<Function> OTHERS = EnumSet.complementOf(EnumSet.of(Function.JOIN, Function.REPLACE));

    private TextFunctions() {}

    static List<CelFunctionBinding> bindings() {
        Set<CelFunctionBinding> join = CelFunctionBinding.fromOverloads(
                "join",
                CelFunctionBinding.from("list_join", List.class, list -> join(list, "")),
                CelFunctionBinding.from("list_join_string", List.class, String.class, TextFunctions::join));
        Set<CelFunctionBinding> replace = CelFunctionBinding.fromOverloads(
                "replace",
                CelFunctionBinding.from(
                        "string_replace_string_string",
                        List.of(String.class, String.class, String.class),
                        arguments -> replace(arguments, -1)),
                CelFunctionBinding.from(
                        "string_replace_string_string_int",
                        List.of(String.class, String.class, String.class, Long.class),
                        arguments -> replace(arguments, (Long) arguments[3])));
        return Stream.concat(join.stream(), replace.stream()).toList();
    }

    private static String join(List<?> entries, String separator) {
        StringBuilder text = new StringBuilder();
        String before = "";
        for (Object entry : entries) {
            if (entry instanceof Collection || entry instanceof Map) {
                throw new IllegalArgumentException("join of what is no text");
            }
            append(text, before);
            append(text, String.valueOf(entry));
            before = separator;
        }
        return text.toString();
    }

    private static String replace(Object[] arguments, long most) {
        return replace((String) arguments[0], (String) arguments[1], (String) arguments[2], most);
    }

    /** @param most how often; negative = wherever it stands */
    private static String replace(String text, String searched, String replacement, long most) {
        StringBuilder made = new StringBuilder();
        int from = 0;
        int at = text.indexOf(searched);
        for (long left = most; left != 0 && at >= 0; left--) {
            append(made, text.substring(from, at));
            append(made, replacement);
            from = at + searched.length();
            at = searched.isEmpty() ? next(text, at) : text.indexOf(searched, from);
        }
        append(made, text.substring(from));
        return made.toString();
    }

    /** The place behind the character at that one, where an empty text is found next; -1 behind the last. */
    private static int next(String text, int at) {
        return at == text.length() ? -1 : text.offsetByCodePoints(at, 1);
    }

    private static void append(StringBuilder text, String more) {
        EvaluationBudget.demand(more.length() <= EvaluationBudget.LONGEST_TEXT - text.length());
        text.append(more);
    }
}
