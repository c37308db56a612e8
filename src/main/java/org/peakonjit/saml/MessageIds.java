package org.peakonjit.saml;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.peakonjit.secret.RandomId;

/** IDs of messages (SAML Core §1.3.4). */
public final class MessageIds {

    private static final Pattern FORM = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,255}");

    private MessageIds() {}

    /** A fresh one at each call, with 160 random bits. */
    public static String next() {
        return "_" + RandomId.next();
    }

    /** Whether a text could be that of a request or its answer. */
    public static boolean isOne(@Nullable String text) {
        return text != null && FORM.matcher(text).matches();
    }
}
