package org.peakonjit.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.simulation.PolicyOverview;
import org.peakonjit.administration.simulation.PolicyOverview.PolicyInUse;

/** All policies: whom they entitle to what, and who came in under them lately. */
@Named
@RequestScoped
public class PoliciesPage {

    @Inject
    PolicyOverview overview;

    @Nullable
    private List<PolicyInUse> rows;

    /** All of them, in the order of the applications. */
    public List<PolicyInUse> getRows() {
        List<PolicyInUse> all = rows;
        if (all == null) {
            all = overview.all();
            rows = all;
        }
        return all;
    }
}
