package org.peakonjit.console.policies;

import com.google.common.base.Suppliers;
import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.policies.PolicyOverview;
import org.peakonjit.administration.policies.PolicyOverview.PolicyInUse;

/** All policies: whom they entitle to what. */
@Model
public class PoliciesPage {

    @Inject
    PolicyOverview overview;

    @Inject
    ApplicationTitles titles;

    private @Nullable String text;

    private final Supplier<List<PolicyInUse>> all = Suppliers.memoize(() -> overview.all());

    /** Those that have the text in their name, a group, a unit or an application's name; shared ones first. */
    public List<PolicyInUse> getRows() {
        String wanted = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        return all.get().stream()
                .filter(row -> words(row)
                        .anyMatch(word -> word.toLowerCase(Locale.ROOT).contains(wanted)))
                .toList();
    }

    private Stream<String> words(PolicyInUse row) {
        return Stream.of(
                        Stream.of(row.policy().name()),
                        row.policy().groups().stream(),
                        row.policy().organizationalUnits().stream(),
                        row.applications().stream(),
                        row.applications().stream().map(titles::of))
                .flatMap(words -> words)
                .map(String::valueOf);
    }

    public boolean isNone() {
        return all.get().isEmpty();
    }

    public @Nullable String getText() {
        return text;
    }

    public void setText(@Nullable String text) {
        this.text = text;
    }
}
