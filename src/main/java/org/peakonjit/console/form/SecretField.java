package org.peakonjit.console.form;

import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A field for a secret: it is written and never read. What was typed stays with the page, sealed, until it is saved, so that
 * a save which fails for another reason does not lose it.
 */
public final class SecretField implements Serializable {

    private static final long serialVersionUID = 1L;

    private @Nullable String typed;
    private boolean again;

    /** What was typed and is not saved yet. */
    public Optional<String> typed() {
        return Optional.ofNullable(typed);
    }

    /** Forgets what was typed, and that anything was. */
    public void clear() {
        typed = null;
        again = false;
    }

    /**
     * Whether a secret had been typed that is lost, and none has been typed since. Asked once more it is no longer so:
     * whoever saves again does without.
     */
    public boolean isMissedOnce() {
        boolean missed = isAgain();
        again = false;
        return missed;
    }

    /** Whether something typed waits to be saved. */
    public boolean isKept() {
        return typed != null;
    }

    /** Whether it has to be typed again: the browser says so, which remembers that something was, never what. */
    public boolean isAgain() {
        return again && typed == null;
    }

    public void setAgain(boolean again) {
        this.again = again;
    }

    /** Never goes to the browser but sealed. */
    public @Nullable String getValue() {
        return null;
    }

    /** An empty field is no wish: it is empty whenever the page was shown anew. */
    public void setValue(@Nullable String value) {
        if (value != null && !value.isBlank()) {
            typed = value;
        }
    }
}
