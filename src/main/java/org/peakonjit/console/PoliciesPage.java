package org.peakonjit.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.policies.PolicyOverview;
import org.peakonjit.administration.policies.PolicyOverview.PolicyInUse;

/** All policies: whom they entitle to what. */
@Named
@RequestScoped
public class PoliciesPage {

    @Inject
    PolicyOverview overview;

    @Inject
    ApplicationTitles titles;

    @Nullable
    private String text;

    @Nullable
    private List<PolicyInUse> all;

    private List<PolicyInUse> all() {
        List<PolicyInUse> known = all;
        if (known == null) {
            known = overview.all();
            all = known;
        }
        return known;
    }

    /** Those that have the text in their name, a group, a unit or an application's name; shared ones first. */
    public List<PolicyInUse> getRows() {
        String wanted = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        return all().stream()
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

    /** Whether there is no policy at all. */
    public boolean isNone() {
        return all().isEmpty();
    }

    public @Nullable String getText() {
        return text;
    }

    public void setText(@Nullable String text) {
        this.text = text;
    }
}
