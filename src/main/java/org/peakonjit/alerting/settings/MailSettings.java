package org.peakonjit.alerting.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.peakonjit.alerting.Language;
import org.peakonjit.json.Checked;
import org.peakonjit.json.Default;
import org.peakonjit.json.DocumentFault;
import org.peakonjit.json.Members;
import org.peakonjit.json.Shaped;
import org.peakonjit.json.Shapes.DomainName;

/**
 * Notices by e-mail. The password is not here: it is read where it is sent.
 *
 * @param host the SMTP server
 * @param user null = no login
 * @param from the sender's address
 * @param to the receivers' addresses
 */
@JsonInclude(Include.NON_NULL)
public record MailSettings(
        boolean enabled,
        @Nullable @Shaped(Host.class) String host,
        @Default("587") @Min(1) @Max(65_535) int port,
        @Default("starttls") MailSecurity security,

        @Nullable @Pattern(regexp = ONE_LINE, message = "document.oneLine")
        String user,

        @Nullable @Pattern(regexp = ADDRESS, message = "document.address")
        String from,

        @Size(max = 50) List<@Pattern(regexp = ADDRESS, message = "document.address") String> to,
        @Default("en") Language language)
        implements Checked {

    public static final int SUBMISSION = 587;

    /** Of a user, a password or a secret. */
    public static final String ONE_LINE = "[^\\p{Cntrl}]{1,1024}";

    /** What every SMTP server takes: no spaces, controls, quotes or lists, and one @. */
    private static final String ADDRESS =
            "[^\\s\\p{Cntrl}@<>,;:\"()\\[\\]\\\\]{1,64}@[^\\s\\p{Cntrl}@<>,;:\"()\\\\]{1,255}";

    /** A host name or an address. */
    public static final class Host implements Predicate<String> {

        @Override
        public boolean test(String text) {
            return text.matches("[0-9A-Fa-f:.]{2,45}") || new DomainName().test(text);
        }
    }

    public MailSettings {
        to = List.copyOf(to);
    }

    @Override
    public void check(Members members) {
        if (enabled) {
            members.need("host", DocumentFault.HOST_MISSING);
            members.need("from", DocumentFault.FROM_MISSING);
            if (to.isEmpty()) {
                members.wrong("to", "required", DocumentFault.TO_MISSING);
            }
        }
    }

    static MailSettings off() {
        return new MailSettings(false, null, SUBMISSION, MailSecurity.STARTTLS, null, null, List.of(), Language.EN);
    }
}
