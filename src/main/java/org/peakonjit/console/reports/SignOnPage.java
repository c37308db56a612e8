package org.peakonjit.console.reports;

import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.reports.SignOnTraces;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.AuditTrail.TracedEntry;
import org.peakonjit.console.page.Messages;
import org.peakonjit.signout.SignOutEvent;
import org.peakonjit.trace.StepKind;
import org.peakonjit.trace.TraceStep;

/** A sign-on with its steps, or a sign-out, found by the reference that its person was shown. */
@Model
public class SignOnPage {

    @Inject
    SignOnTraces traces;

    @Inject
    Messages messages;

    private @Nullable String reference;
    private @Nullable TracedEntry found;

    /** Looks the reference up. */
    public void open() {
        found = isAsked() ? traces.find(String.valueOf(reference)).orElse(null) : null;
    }

    /** Whether a reference is given. */
    public boolean isAsked() {
        return reference != null && !reference.isBlank();
    }

    /** Its line of the audit; null where there is none of that reference. */
    public @Nullable AuditEntry getEntry() {
        return found == null ? null : found.entry();
    }

    public boolean isSignOut() {
        AuditEntry entry = getEntry();
        return entry != null && entry.kind() == AuditEntry.Kind.SIGN_OUT;
    }

    /** Whether the person was let in, or signed out everywhere. */
    public boolean isGood() {
        AuditEntry entry = getEntry();
        return entry != null
                && (entry.outcome().equals("admitted") || entry.outcome().equals(SignOutEvent.COMPLETE));
    }

    public List<TraceStep> getSteps() {
        return found == null ? List.of() : found.steps();
    }

    public String words(TraceStep step) {
        return messages.text("step." + step.kind().word());
    }

    public List<Entry<String, String>> details(TraceStep step) {
        return List.copyOf(step.details().entrySet());
    }

    /** A detail's name in words; as it is where it is an attribute's. */
    public String name(Entry<String, String> detail) {
        String key = "step.detail." + detail.getKey();
        return messages.has(key) ? messages.text(key) : detail.getKey();
    }

    /** A detail's value; why a sign-on began anew, in words. */
    public String value(TraceStep step, Entry<String, String> detail) {
        return step.kind() == StepKind.RESTARTED ? messages.said(detail.getValue()) : detail.getValue();
    }

    /** Why somebody was refused, or that they may still be signed in, in words; null where neither is so. */
    public @Nullable String getReason() {
        AuditEntry entry = getEntry();
        if (entry == null || isGood()) {
            return null;
        }
        return entry.outcome().equals(SignOutEvent.PARTIAL)
                ? messages.text("sign-out.partly")
                : messages.refusal(entry.outcome());
    }

    /** What the audit says besides, in words; null where it says nothing. */
    public @Nullable String getDetail() {
        AuditEntry entry = getEntry();
        return entry == null || entry.detail() == null ? null : messages.said(entry.detail());
    }

    /** What helps at the identity provider; null where we do not know its menus. */
    public @Nullable String getRemedy() {
        AuditEntry entry = getEntry();
        return entry == null ? null : traces.remedy(entry, messages.locale()).orElse(null);
    }

    public @Nullable String getReference() {
        return reference;
    }

    public void setReference(@Nullable String reference) {
        this.reference = reference;
    }
}
