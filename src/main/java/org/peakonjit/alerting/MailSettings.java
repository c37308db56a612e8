package org.peakonjit.alerting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notices by e-mail. The password is not here: it is read where it is sent.
 *
 * @param host the SMTP server
 * @param user null = no login
 * @param from the sender's address
 * @param to the receivers' addresses
 */
public record MailSettings(
        boolean enabled,
        @Nullable String host,
        int port,
        MailSecurity security,
        @Nullable String user,
        @Nullable String from,
        List<String> to,
        Language language) {

    public static final int SUBMISSION = 587;

    public MailSettings {
        to = List.copyOf(to);
    }

    static MailSettings off() {
        return new MailSettings(false, null, SUBMISSION, MailSecurity.STARTTLS, null, null, List.of(), Language.EN);
    }
}
