package org.peakonjit.provisioning.mapping;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.peakonjit.application.AttributeMapping;
import org.peakonjit.subject.Subject;

/** Where a value comes from. */
@FunctionalInterface
interface Source {

    /** The value, as text; empty where the person has none. */
    Optional<String> of(Subject subject);

    /** @throws WrongRowException when it describes none or several */
    static Source of(AttributeMapping row) {
        int given = (row.sources().isEmpty() ? 0 : 1)
                + (row.constant() == null ? 0 : 1)
                + (row.template() == null ? 0 : 1)
                + (row.expression() == null ? 0 : 1);
        if (given != 1) {
            throw new WrongRowException(RowFault.NOT_ONE_SOURCE, Integer.toString(given));
        }
        String constant = row.constant();
        if (constant != null) {
            return subject -> Optional.of(constant);
        }
        String template = row.template();
        if (template != null) {
            return new Template(template);
        }
        String expression = row.expression();
        return expression != null ? Expression.compile(expression, row.type()) : new FirstOf(row.sources());
    }

    /** The first value of an attribute, by alias or by its own name; an e-mail may also come from the NameID. */
    static Optional<String> value(Subject subject, String name) {
        return subject.values(name).stream().findFirst().map(String::strip).filter(value -> !value.isEmpty());
    }

    /** The first attribute that has a value. */
    record FirstOf(List<String> names) implements Source {
        public FirstOf {
            if (names.stream().anyMatch(String::isBlank)) {
                throw new WrongRowException(RowFault.BLANK_SOURCE);
            }
        }

        @Override
        public Optional<String> of(Subject subject) {
            return names.stream().flatMap(name -> value(subject, name).stream()).findFirst();
        }
    }

    /** Text with <code>${attribute}</code> in it; no value when any of the attributes has none. */
    final class Template implements Source {
        private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^{}]*)}");

        /** Of characters; nobody keeps so long a value, so its end is of no use. */
        private static final int MOST = 100_000;

        private final String text;

        Template(String text) {
            this.text = text;
            Matcher matcher = PLACEHOLDER.matcher(text);
            String rest = matcher.replaceAll("");
            if (rest.contains("${")) {
                throw new WrongRowException(RowFault.TEMPLATE_NOT_CLOSED, "${");
            }
            matcher.reset();
            if (!matcher.find()) {
                throw new WrongRowException(RowFault.TEMPLATE_WITHOUT_ATTRIBUTE, "${attribute}");
            }
            do {
                if (matcher.group(1).isBlank()) {
                    throw new WrongRowException(RowFault.TEMPLATE_EMPTY, "${}");
                }
            } while (matcher.find());
        }

        @Override
        public Optional<String> of(Subject subject) {
            Matcher matcher = PLACEHOLDER.matcher(text);
            StringBuilder filled = new StringBuilder();
            while (filled.length() <= MOST && matcher.find()) {
                Optional<String> value = value(subject, matcher.group(1).strip());
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                matcher.appendReplacement(filled, Matcher.quoteReplacement(value.get()));
            }
            return Optional.of(matcher.appendTail(filled).toString());
        }
    }
}
