package org.peakonjit.console.identityproviders;

import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.peakonjit.administration.keys.KeyChanges;
import org.peakonjit.administration.keys.KeyChanges.Step;
import org.peakonjit.config.Settings;
import org.peakonjit.console.lifecycle.Changing;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.session.Viewer;
import org.peakonjit.saml.keys.KeyRollover;
import org.peakonjit.saml.keys.SamlKeys.Use;

/** Our own key pairs, and the steps of their rollover. */
@Model
public class KeysPage {

    @Inject
    KeyRollover rollover;

    @Inject
    KeyChanges changes;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    @Inject
    Viewer viewer;

    @Inject
    Messages messages;

    @Inject
    HttpServletRequest request;

    private boolean uploaded;

    /** All that are not retired, by use. */
    public List<OwnKeysView> getAll() {
        return Stream.of(Use.IDP_SIGNING, Use.SP_ENCRYPTION, Use.SP_SIGNING)
                .map(this::ofUse)
                .toList();
    }

    private OwnKeysView ofUse(Use use) {
        return new OwnKeysView(use, rollover.keys(use), clock.instant());
    }

    /** Where the company's IdP reads our certificates. */
    public URI getMetadata() {
        return settings.url("/saml/metadata");
    }

    @Changing
    public void publish(Use use) {
        take(Step.PUBLISH, use);
    }

    /** Uses the next key pair; what Peakon has to know first, the administrator says it knows. */
    @Changing
    public void switchOver(Use use) {
        if (!isAsShown(use)) {
            return;
        }
        if (use == Use.IDP_SIGNING && !uploaded) {
            messages.wrong("keys.uploaded.first");
            return;
        }
        take(Step.SWITCH, use);
    }

    @Changing
    public void retire(Use use) {
        if (isAsShown(use)) {
            take(Step.RETIRE, use);
        }
    }

    /** Says so where they are others by now. */
    private boolean isAsShown(Use use) {
        boolean same = wereShown(use);
        if (!same) {
            messages.wrong("keys.changed-meanwhile", messages.text("keys.use." + use.word()));
        }
        return same;
    }

    private boolean wereShown(Use use) {
        return ofUse(use).getShown().equals(request.getParameter("shown-" + use.word()));
    }

    @Changing
    void take(Step step, Use use) {
        String key = "keys." + step.name().toLowerCase(Locale.ROOT);
        if (changes.take(viewer.getName(), step, use)) {
            messages.done(key + ".done", messages.text("keys.use." + use.word()));
        } else {
            messages.wrong(key + ".not", messages.text("keys.use." + use.word()));
        }
    }

    /** Whether Peakon has the next certificate; of one that the page did not show nobody has said so. */
    public boolean isUploaded() {
        return uploaded && wereShown(Use.IDP_SIGNING);
    }

    public void setUploaded(boolean uploaded) {
        this.uploaded = uploaded;
    }
}
