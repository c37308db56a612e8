package org.peakonjit.saml.sp.rules;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.peakonjit.config.Settings.Authentication;
import org.peakonjit.saml.PeakonRequest;
import org.peakonjit.saml.PendingSignOn;

/**
 * How the company's IdP is asked to authenticate (SAML Core §3.4.1): as Peakon wants it, and never less than the settings
 * demand.
 *
 * @param contexts AuthnContextClassRefs of which one is to be met; empty = any
 * @param comparison how (§3.3.2.2.1): exactly, but for what Peakon alone wants otherwise
 * @param furtherProxies over how many more proxies it may go after us (§3.4.1.5.1); empty = any number
 */
public record Demands(
        boolean force, boolean passive, List<String> contexts, String comparison, OptionalInt furtherProxies) {

    private static final String EXACT = "exact";

    Demands(boolean force, boolean passive, List<String> contexts) {
        this(force, passive, contexts, EXACT, OptionalInt.empty());
    }

    public static Demands of(Authentication settings, PendingSignOn pending) {
        PeakonRequest asked = pending.peakonRequest();
        return asked == null
                ? new Demands(settings.force(), false, settings.contexts())
                : new Demands(
                        settings.force() || asked.forceAuthn(),
                        asked.isPassive(),
                        contexts(settings.contexts(), asked.requestedAuthnContexts()),
                        settings.contexts().isEmpty() && asked.comparison() != null ? asked.comparison() : EXACT,
                        furtherProxies(asked.proxyCount()));
    }

    /** With a wish of the person's, of which it is not checked what the IdP makes. */
    public Demands anew(boolean wished) {
        return wished ? new Demands(true, passive, contexts, comparison, furtherProxies) : this;
    }

    /** @param count as it stands in a message, where it counts ourselves; null = it does not say */
    static OptionalInt furtherProxies(@Nullable Integer count) {
        return count == null ? OptionalInt.empty() : OptionalInt.of(count - 1);
    }

    /** What both want, where they agree on something; the settings' otherwise. */
    private static List<String> contexts(List<String> settings, List<String> asked) {
        if (settings.isEmpty()) {
            return asked;
        }
        List<String> both = settings.stream().filter(asked::contains).toList();
        return both.isEmpty() ? settings : both;
    }
}
