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
                return new Failure(DeliveryTrouble.ADDRESS_REFUSED, MailFault.FORBIDDEN);
            }
            if (cause instanceof UnknownHostException) {
                return new Failure(DeliveryTrouble.NO_SUCH_HOST, MailFault.NO_SUCH_HOST);
            }
            if (cause instanceof SSLException) {
                return new Failure(DeliveryTrouble.TLS, MailFault.TLS, name(cause));
            }
            if (cause instanceof SocketTimeoutException) {
                return new Failure(DeliveryTrouble.TIMEOUT, MailFault.TIMEOUT);
            }
            if (cause instanceof AuthenticationFailedException) {
                return new Failure(DeliveryTrouble.LOGIN, MailFault.LOGIN_REFUSED);
            }
        }
        return byWords(thrown);
    }

    /** That some receivers are refused, and the others were sent it. */
    static Failure ofReceivers(int refused, int all) {
        return new Failure(DeliveryTrouble.MAIL_ADDRESS, MailFault.SOME_RECEIVERS, refused, all);
    }

    private static @Nullable Throwable next(Throwable cause) {
        return cause instanceof MessagingException mail && mail.getNextException() != null
                ? mail.getNextException()
                : cause.getCause();
    }

    private static Failure byWords(MessagingException thrown) {
        String words = String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
        if (words.contains("starttls")) {
            return new Failure(DeliveryTrouble.NO_STARTTLS, MailFault.NO_STARTTLS);
        }
        if (words.startsWith("couldn't connect") || words.startsWith("could not connect")) {
            return new Failure(DeliveryTrouble.NO_CONNECTION, MailFault.NO_CONNECTION);
        }
        if (words.startsWith("530") || words.startsWith("535")) {
            return new Failure(DeliveryTrouble.LOGIN, MailFault.LOGIN_DEMANDED);
        }
        if (thrown instanceof SendFailedException || words.startsWith("55")) {
            return new Failure(DeliveryTrouble.MAIL_ADDRESS, MailFault.ADDRESSES);
        }
        return new Failure(DeliveryTrouble.FAILED, MailFault.FAILED, name(thrown));
    }

    private static String name(Throwable thrown) {
        return thrown.getClass().getSimpleName();
    }
}
