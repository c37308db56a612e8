package org.peakonjit.alerting.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.peakonjit.alerting.notice.DeliveryTrouble;
import org.peakonjit.alerting.notice.NotificationChannel.Failure;
import org.peakonjit.outbound.ForbiddenAddressException;

/** What an exception of Jakarta Mail means to an administrator. Its own text may quote addresses, so it is not told. */
final class MailTrouble {

    private MailTrouble() {}

    static Failure of(MessagingException thrown) {
        for (Throwable cause = thrown; cause != null; cause = next(cause)) {
            if (cause instanceof ForbiddenAddressException) {
                return failure(DeliveryTrouble.ADDRESS_REFUSED, "it is a link-local or metadata-service address");
            }
            if (cause instanceof UnknownHostException) {
                return failure(DeliveryTrouble.NO_SUCH_HOST, "nobody knows the SMTP server's host");
            }
            if (cause instanceof SSLException) {
                return failure(DeliveryTrouble.TLS, "no TLS with the SMTP server (" + name(cause) + ")");
            }
            if (cause instanceof SocketTimeoutException) {
                return failure(DeliveryTrouble.TIMEOUT, "the SMTP server does not answer in time");
            }
            if (cause instanceof AuthenticationFailedException) {
                return failure(DeliveryTrouble.LOGIN, "the SMTP server refuses user or password");
            }
        }
        return byWords(thrown);
    }

    /** That some receivers are refused, and the others were sent it. */
    static Failure ofReceivers(int refused, int all) {
        return failure(
                DeliveryTrouble.MAIL_ADDRESS,
                "the SMTP server refuses " + refused + " of " + all + " receivers; the others were sent it");
    }

    private static @Nullable Throwable next(Throwable cause) {
        return cause instanceof MessagingException mail && mail.getNextException() != null
                ? mail.getNextException()
                : cause.getCause();
    }

    private static Failure byWords(MessagingException thrown) {
        String words = String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
        if (words.contains("starttls")) {
            return failure(DeliveryTrouble.NO_STARTTLS, "the SMTP server offers no STARTTLS");
        }
        if (words.startsWith("couldn't connect") || words.startsWith("could not connect")) {
            return failure(DeliveryTrouble.NO_CONNECTION, "the SMTP server cannot be reached");
        }
        if (words.startsWith("530") || words.startsWith("535")) {
            return failure(DeliveryTrouble.LOGIN, "the SMTP server demands a login");
        }
        if (thrown instanceof SendFailedException || words.startsWith("55")) {
            return failure(DeliveryTrouble.MAIL_ADDRESS, "the SMTP server refuses sender or receivers");
        }
        return failure(DeliveryTrouble.FAILED, "the SMTP server fails (" + name(thrown) + ")");
    }

    private static Failure failure(DeliveryTrouble trouble, String detail) {
        return new Failure(trouble, detail);
    }

    private static String name(Throwable thrown) {
        return thrown.getClass().getSimpleName();
    }
}
