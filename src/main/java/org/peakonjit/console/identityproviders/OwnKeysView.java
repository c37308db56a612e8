package org.peakonjit.console.identityproviders;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.peakonjit.saml.keys.KeyState;
import org.peakonjit.saml.keys.OwnKey;
import org.peakonjit.saml.keys.SamlKeys.Use;
import org.peakonjit.saml.metadata.CertificateExpiry;

/** Our key pairs of one use, and how far their rollover is. */
public final class OwnKeysView {

    private final Use use;
    private final List<KeyView> keys;

    OwnKeysView(Use use, List<OwnKey> keys, Instant now) {
        this.use = use;
        this.keys = keys.stream().map(key -> KeyView.of(key, now)).toList();
    }

    public record KeyView(OwnKey key, IdpView.Certificate certificate) {

        static KeyView of(OwnKey key, Instant now) {
            return new KeyView(key, IdpView.Certificate.of(CertificateExpiry.of("", key.certificate()), now));
        }

        /** As the API names it. */
        public String getState() {
            return key.state().name().toLowerCase(Locale.ROOT);
        }
    }

    public Use getUse() {
        return use;
    }

    /** As the API names it. */
    public String getName() {
        return use.word();
    }

    /** Whether Peakon checks with it, and has to be told by hand. */
    public boolean isForPeakon() {
        return use == Use.IDP_SIGNING;
    }

    public List<KeyView> getKeys() {
        return keys;
    }

    /** Which they are, for a form to carry: a step is taken only of those that its page showed. */
    public String getShown() {
        return keys.stream()
                .map(one -> one.getState() + " " + one.key().fingerprint())
                .collect(Collectors.joining(", "));
    }

    /** Whether there is one to switch to. */
    public boolean isNext() {
        return in(KeyState.NEXT).isPresent();
    }

    /** Whether there is one to retire. */
    public boolean isPrevious() {
        return in(KeyState.PREVIOUS).isPresent();
    }

    private Optional<KeyView> in(KeyState state) {
        return keys.stream().filter(one -> one.key.state() == state).findFirst();
    }
}
