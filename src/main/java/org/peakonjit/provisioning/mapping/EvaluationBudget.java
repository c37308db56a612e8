package org.peakonjit.provisioning.mapping;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.values.CelByteString;
import dev.cel.runtime.CelEvaluationListener;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What one evaluation may make: a few characters of an expression double a text or a list as often as they like. Each
 * step adds what came of it, and one that goes beyond ends the evaluation; so no step has more to begin with.
 */
final class EvaluationBudget implements CelEvaluationListener {

    /** Of characters. All groups of a person in one text are fewer. */
    static final int LONGEST_TEXT = 100_000;

    /** Of characters and entries, over all steps. */
    private static final int MOST = 10_000_000;

    /** Of so long a text, each character counts twice: whoever searches it for another walks through it again and again. */
    private static final long LONG = 10_000;

    /** What is only named was there before. */
    private static final Set<Kind> MAKING = EnumSet.of(Kind.CALL, Kind.LIST, Kind.MAP);

    private long spent;

    @Override
    public void callback(CelExpr step, Object result) {
        if (result instanceof CharSequence text) {
            spendText(text.length());
        } else if (result instanceof CelByteString bytes) {
            spendText(bytes.size());
        } else if (MAKING.contains(step.exprKind().getKind())) {
            spendEntries(result);
        }
    }

    private void spendText(long length) {
        demand(length <= LONGEST_TEXT);
        spend(length + length * length / LONG);
    }

    /** Those of lists within lists, too, as often as they stand there: whoever compares two walks through all. */
    private void spendEntries(Object value) {
        if (value instanceof Collection<?> entries) {
            for (Object entry : entries) {
                spend(1);
                spendEntries(entry);
            }
        } else if (value instanceof Map<?, ?> map) {
            spendEntries(map.keySet());
            spendEntries(map.values());
        }
    }

    private void spend(long more) {
        spent += more;
        demand(spent <= MOST);
    }

    /** CEL makes of it a failure of the expression. */
    static void demand(boolean withinBounds) {
        if (!withinBounds) {
            throw new IllegalStateException("an expression that makes too much");
        }
    }
}
