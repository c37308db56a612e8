package org.peakonjit.provisioning.mapping;

import dev.cel.common.CelIssue;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the CEL compiler complains of, in our words where it is one of the usual mistakes, else around its own. */
final class CompilerWords {

    private static final Pattern UNKNOWN_NAME = Pattern.compile("undeclared reference to '([^']*)'.*");

    private static final Pattern NO_OVERLOAD =
            Pattern.compile("found no matching overload for '(.*?)' applied to '(.*?)'.*");

    /** CEL calls the operator of {@code a + b} {@code _+_}. */
    private static final Pattern OPERATOR = Pattern.compile("_|(?<=^)@");

    private static final String EXAMPLE = "attributes.givenName[0]";

    private CompilerWords() {}

    /** The first thing that is no CEL. */
    static WrongRowException syntax(List<CelIssue> issues) {
        CelIssue issue = issues.get(0);
        int line = issue.getSourceLocation().getLine();
        int column = issue.getSourceLocation().getColumn() + 1;
        return new WrongRowException(
                RowFault.EXPRESSION_SYNTAX, line > 1 ? line + ":" + column : "" + column, first(issue.getMessage()));
    }

    /** The first thing that is CEL but makes no sense. */
    static WrongRowException meaning(List<CelIssue> issues) {
        String message = first(issues.get(0).getMessage());
        Matcher unknown = UNKNOWN_NAME.matcher(message);
        if (unknown.matches()) {
            return new WrongRowException(RowFault.EXPRESSION_UNKNOWN_NAME, unknown.group(1), EXAMPLE);
        }
        Matcher overload = NO_OVERLOAD.matcher(message);
        if (overload.matches()) {
            return new WrongRowException(RowFault.EXPRESSION_OPERATION, called(overload.group(1)), overload.group(2));
        }
        return wrong(message);
    }

    static WrongRowException wrong(@Nullable String message) {
        return new WrongRowException(RowFault.EXPRESSION_WRONG, first(message));
    }

    private static String called(String function) {
        boolean operator = function.startsWith("_") || function.endsWith("_") || function.startsWith("@");
        return operator ? OPERATOR.matcher(function).replaceAll("") : function;
    }

    private static String first(@Nullable String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }
}
