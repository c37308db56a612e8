package org.peakonjit.administration.simulation;

import java.io.Serializable;
import java.util.List;
import org.peakonjit.json.EnumNames;
import org.peakonjit.provisioning.ProvisioningFailure;
import org.peakonjit.signon.EntryRules;

/**
 * Why something comes out as it does, in words: in English here, and by its code in the console's languages.
 *
 * @param code stable, e.g. {@code failure.noConnection}
 * @param about what the sentence names: texts, and explanations in it
 * @param sentence for whoever reads English
 */
public record Explanation(String code, List<Object> about, String sentence) implements Serializable {

    private static final long serialVersionUID = 1L;

    public Explanation {
        about = List.copyOf(about);
    }

    /** One of our own reasons. */
    public static Explanation of(Reason reason, Object... about) {
        List<Object> all = List.of(about);
        List<String> words = all.stream()
                .map(one -> one instanceof Explanation explanation ? explanation.sentence() : one.toString())
                .toList();
        return new Explanation("reason." + EnumNames.of(reason), all, reason.sentence(words));
    }

    /** Why Peakon did not do what was asked. */
    public static Explanation of(ProvisioningFailure failure) {
        return new Explanation(
                "failure." + EnumNames.of(failure.cause()), List.copyOf(failure.about()), failure.detail());
    }

    static Explanation of(EntryRules.Broken broken) {
        return new Explanation(
                "entry." + EnumNames.of(broken.rule()),
                List.copyOf(broken.about()),
                broken.rule().fault(broken.about().toArray()).english());
    }
}
