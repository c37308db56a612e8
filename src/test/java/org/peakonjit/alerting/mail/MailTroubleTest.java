package org.peakonjit.alerting.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.peakonjit.alerting.notice.DeliveryTrouble;
import org.peakonjit.alerting.notice.NotificationChannel.Failure;

class MailTroubleTest {

    private static final String NAME = "smtp.corp.example";

    static Stream<Arguments> exceptions() {
        return Stream.of(
                Arguments.of(
                        caused(new UnknownHostException(NAME)), DeliveryTrouble.NO_SUCH_HOST, MailFault.NO_SUCH_HOST),
                Arguments.of(caused(new SocketTimeoutException(NAME)), DeliveryTrouble.TIMEOUT, MailFault.TIMEOUT),
                Arguments.of(new AuthenticationFailedException(NAME), DeliveryTrouble.LOGIN, MailFault.LOGIN_REFUSED),
                Arguments.of(new MessagingException("530 " + NAME), DeliveryTrouble.LOGIN, MailFault.LOGIN_DEMANDED),
                Arguments.of(new SendFailedException(NAME), DeliveryTrouble.MAIL_ADDRESS, MailFault.ADDRESSES),
                Arguments.of(
                        new MessagingException("STARTTLS is required but host does not support STARTTLS"),
                        DeliveryTrouble.NO_STARTTLS,
                        MailFault.NO_STARTTLS),
                Arguments.of(
                        new MessagingException("Couldn't connect to host, port: " + NAME),
                        DeliveryTrouble.NO_CONNECTION,
                        MailFault.NO_CONNECTION));
    }

    private static MessagingException caused(Exception cause) {
        return new MessagingException(NAME, cause);
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void isACodeWithoutTheTextOfTheException(MessagingException thrown, DeliveryTrouble trouble, MailFault fault) {
        assertThat(MailTrouble.of(thrown)).isEqualTo(new Failure(trouble, fault));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void tellsOfAnyOtherItsKind(MessagingException thrown, DeliveryTrouble trouble, MailFault fault, String kind) {
        assertThat(MailTrouble.of(thrown)).isEqualTo(new Failure(trouble, fault, kind));
    }

    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of(
                        caused(new SSLHandshakeException(NAME)),
                        DeliveryTrouble.TLS,
                        MailFault.TLS,
                        "SSLHandshakeException"),
                Arguments.of(
                        new MessagingException("451 " + NAME),
                        DeliveryTrouble.FAILED,
                        MailFault.FAILED,
                        "MessagingException"));
    }
}
