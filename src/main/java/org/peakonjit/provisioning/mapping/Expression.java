package org.peakonjit.provisioning.mapping;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.AttributeMapping.Type;
import org.peakonjit.json.EnumNames;
import org.peakonjit.subject.AttributeNames.Known;
import org.peakonjit.subject.Subject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A CEL expression over {@code attributes}, a map from attribute name (or alias) to the list of its values:
 * {@code attributes.givenName[0] + ' ' + attributes.sn[0]}. CEL always terminates; size, nesting, iterations, regular
 * expressions and {@linkplain EvaluationBudget what is made} are bounded besides. An expression that fails for a person,
 * e.g. because they lack an attribute, gives no value.
 */
final class Expression implements Source {

    private static final Logger LOG = LoggerFactory.getLogger(Expression.class);

    private static final int LONGEST = 2048;

    private static final Map<Type, Set<CelKind>> FITTING = Map.of(
            Type.STRING, Set.of(CelKind.STRING, CelKind.INT, CelKind.UINT, CelKind.DYN),
            Type.NUMBER, Set.of(CelKind.INT, CelKind.UINT, CelKind.DOUBLE, CelKind.STRING, CelKind.DYN),
            Type.BOOLEAN, Set.of(CelKind.BOOL, CelKind.STRING, CelKind.DYN),
            Type.DATE_TIME, Set.of(CelKind.TIMESTAMP, CelKind.STRING, CelKind.DYN),
            Type.EMPLOYEE, Set.of(CelKind.STRING, CelKind.DYN));

    private final CelRuntime.Program program;

    private Expression(CelRuntime.Program program) {
        this.program = program;
    }

    /** @throws WrongRowException when it is none, or its type cannot be what the row says */
    static Expression compile(String text, Type wanted) {
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw new WrongRowException(RowFault.EXPRESSION_LENGTH, Integer.toString(LONGEST));
        }
        try {
            CelAbstractSyntaxTree tree = checked(parsed(text));
            CelType result = tree.getResultType();
            if (!FITTING.getOrDefault(wanted, Set.of()).contains(result.kind())) {
                throw new WrongRowException(RowFault.EXPRESSION_TYPE, result.name(), EnumNames.of(wanted));
            }
            return new Expression(Language.CEL.createProgram(tree));
        } catch (CelValidationException e) {
            throw CompilerWords.wrong(e.getMessage());
        } catch (CelEvaluationException e) {
            throw CompilerWords.wrong(e.getMessage());
        }
    }

    private static CelAbstractSyntaxTree parsed(String text) throws CelValidationException {
        CelValidationResult result = Language.CEL.parse(text);
        if (result.hasError()) {
            throw CompilerWords.syntax(result.getErrors());
        }
        demandPlainKeys(result.getAst());
        return result.getAst();
    }

    /** The type of a map whose keys are maps doubles with each map around it, and the compiler walks through all of it. */
    private static void demandPlainKeys(CelAbstractSyntaxTree tree) {
        boolean plain = CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .map(CelNavigableExpr::expr)
                .filter(node -> node.exprKind().getKind() == Kind.MAP)
                .flatMap(node -> node.map().entries().stream())
                .allMatch(entry -> entry.key().exprKind().getKind() == Kind.CONSTANT);
        if (!plain) {
            throw new WrongRowException(RowFault.EXPRESSION_KEY);
        }
    }

    private static CelAbstractSyntaxTree checked(CelAbstractSyntaxTree tree) throws CelValidationException {
        CelValidationResult result = Language.CEL.check(tree);
        if (result.hasError()) {
            throw CompilerWords.meaning(result.getErrors());
        }
        return result.getAst();
    }

    @Override
    public Optional<String> of(Subject subject) {
        try {
            return text(program.trace(Map.of("attributes", attributes(subject)), new EvaluationBudget()));
        } catch (CelEvaluationException e) {
            LOG.debug("An expression gives no value: {}", e.getErrorCode());
            return Optional.empty();
        }
    }

    private static Map<String, List<String>> attributes(Subject subject) {
        Map<String, List<String>> attributes = new HashMap<>(subject.attributes());
        for (Known thing : Known.values()) {
            List<String> values = subject.values(thing.alias());
            if (!values.isEmpty()) {
                attributes.put(thing.alias(), values);
            }
        }
        return attributes;
    }

    private static Optional<String> text(@Nullable Object result) {
        if (result instanceof Optional<?> optional) {
            return optional.flatMap(Expression::text);
        }
        boolean scalar = result instanceof CharSequence
                || result instanceof Number
                || result instanceof Boolean
                || result instanceof java.time.Instant;
        return !scalar || result instanceof Collection
                ? Optional.empty()
                : Optional.of(String.valueOf(result).strip()).filter(value -> !value.isEmpty());
    }

    /** Loaded only by installations that use expressions. */
    private static final class Language {
        static final Cel CEL = CelFactory.standardCelBuilder()
                .setOptions(CelOptions.current()
                        .maxExpressionCodePointSize(LONGEST)
                        .maxParseRecursionDepth(50)
                        .comprehensionMaxIterations(1000)
                        .maxRegexProgramSize(500)
                        .enableTimestampEpoch(true)
                        .build())
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addCompilerLibraries(CelExtensions.strings())
                .addRuntimeLibraries(CelExtensions.strings(TextFunctions.OTHERS))
                .addFunctionBindings(TextFunctions.bindings())
                .addVar("attributes", MapType.create(SimpleType.STRING, ListType.create(SimpleType.STRING)))
                .build();

        private Language() {}
    }
}
