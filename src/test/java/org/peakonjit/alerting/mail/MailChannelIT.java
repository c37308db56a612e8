package org.peakonjit.alerting.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peakonjit.alerting.AlertFixtures;
import org.peakonjit.alerting.Language;
import org.peakonjit.alerting.ThresholdCrossing;
import org.peakonjit.alerting.notice.DeliveryTrouble;
import org.peakonjit.alerting.notice.Message;
import org.peakonjit.alerting.notice.NotificationChannel.Failure;
import org.peakonjit.alerting.settings.AlertSettings;
import org.peakonjit.alerting.settings.InMemoryAlertSettings;
import org.peakonjit.alerting.settings.LicenseThresholds;
import org.peakonjit.alerting.settings.MailSecurity;
import org.peakonjit.alerting.settings.MailSettings;
import org.peakonjit.alerting.settings.WebhookSettings;
import org.peakonjit.config.TestSettings;
import org.peakonjit.it.parts.FreePort;
import org.peakonjit.it.parts.MailServer;

/** The mail channel at a real SMTP server. */
@TestInstance(Lifecycle.PER_CLASS)
class MailChannelIT {

    @TempDir
    private Path dataDir;

    private final MailServer server = MailServer.start();
    private final InMemoryAlertSettings store = new InMemoryAlertSettings();
    private SSLContext before;

    @BeforeAll
    void trustTheServer() throws Exception {
        before = SSLContext.getDefault();
        SSLContext.setDefault(MailServer.trusting());
    }

    @AfterAll
    void stop() {
        SSLContext.setDefault(before);
        server.close();
    }

    private Optional<Failure> deliver(Message message) {
        return new MailChannel(store, TestSettings.in(dataDir)).deliver(message);
    }

    private void at(String host, int port, MailSecurity security, String user, String password, Language language) {
        at(host, port, security, user, password, language, List.of("it@corp.example", "ops@corp.example"));
    }

    private void at(
            String host,
            int port,
            MailSecurity security,
            String user,
            String password,
            Language language,
            List<String> to) {
        store.put(
                new AlertSettings(
                        LicenseThresholds.DEFAULT,
                        new MailSettings(true, host, port, security, user, "alerts@corp.example", to, language),
                        new WebhookSettings(false, null, Language.EN)),
                password,
                null,
                store.find().version());
    }

    private int port(MailSecurity security) {
        return switch (security) {
            case STARTTLS -> server.startTlsPort();
            case TLS -> server.tlsPort();
            case NONE -> server.plainPort();
        };
    }

    @ParameterizedTest
    @CsvSource({
        "STARTTLS, EN, 'Critical: peakon: 100 % of the licenses are consumed', 250 of 250",
        "TLS, DE, 'Kritisch: peakon: 100 % der Lizenzen sind verbraucht', 250 von 250",
        "NONE, FR, 'Critique : peakon : 100 % des licences sont consommées', 250 licences sur 250"
    })
    void sendsANoticeInTheReceiversLanguageAfterALogin(
            MailSecurity security, Language language, String subject, String consumed) throws Exception {
        at("localhost", port(security), security, MailServer.USER, MailServer.PASSWORD, language);
        Message message = AlertFixtures.message(ThresholdCrossing.RAISED);

        assertThat(deliver(message)).isEmpty();

        List<MimeMessage> received = received(message);
        assertThat(received).hasSize(2);
        MimeMessage mail = received.get(0);
        assertThat(mail.getSubject()).isEqualTo("[Peakon JIT Proxy] " + subject);
        assertThat(mail.getContent().toString())
                .contains(consumed, "/console/alerts.xhtml", message.id().toString());
        assertThat(mail.getMessageID()).isEqualTo("<" + message.id() + "@corp.example>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("Content-Language"))
                .containsExactly(language.locale().toLanguageTag());
        assertThat(mail.getFrom()[0]).hasToString("alerts@corp.example");
        assertThat(mail.getAllRecipients()).hasSize(2);
    }

    @Test
    void saysThatAnAlertIsOverAndThatATestIsOne() throws Exception {
        at("localhost", server.plainPort(), MailSecurity.NONE, null, null, Language.EN);
        Message over = AlertFixtures.message(ThresholdCrossing.CLEARED);
        Message test = AlertFixtures.testMessage();

        assertThat(deliver(over)).isEmpty();
        assertThat(deliver(test)).isEmpty();

        assertThat(received(over).get(0).getSubject()).contains("Over: peakon");
        assertThat(received(over).get(0).getContent().toString()).contains("nothing to do");
        assertThat(received(test).get(0).getSubject()).isEqualTo("[Peakon JIT Proxy] Test message");
    }

    @Test
    void sendsToTheOthersWhereOneReceiverIsRefused() throws Exception {
        to(List.of("it@corp.example", MailServer.GONE, "ops@corp.example"));
        Message message = AlertFixtures.message(ThresholdCrossing.RAISED);
        Message test = AlertFixtures.testMessage();

        assertThat(deliver(message))
                .as("a notice is not sent to the others again")
                .isEmpty();
        assertThat(deliver(test)).hasValueSatisfying(failure -> {
            assertThat(failure.trouble()).isEqualTo(DeliveryTrouble.MAIL_ADDRESS);
            assertThat(failure.detail().english())
                    .isEqualTo("the SMTP server refuses 1 of 3 receivers; the others were sent it");
        });

        assertThat(received(message)).hasSize(2);
        assertThat(received(test)).hasSize(2);
    }

    @Test
    void failsWhereEveryReceiverIsRefused() {
        to(List.of(MailServer.GONE));

        assertTrouble(DeliveryTrouble.MAIL_ADDRESS);
        assertThat(deliver(AlertFixtures.message(ThresholdCrossing.RAISED))).isPresent();
    }

    private void to(List<String> receivers) {
        at("localhost", server.refusingPort(), MailSecurity.NONE, null, null, Language.EN, receivers);
    }

    private List<MimeMessage> received(Message message) {
        return server.received().stream()
                .filter(mail -> {
                    try {
                        return mail.getMessageID().contains(message.id().toString());
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private void assertTrouble(DeliveryTrouble trouble) {
        assertThat(deliver(AlertFixtures.testMessage())).hasValueSatisfying(failure -> {
            assertThat(failure.trouble()).isEqualTo(trouble);
            assertThat(failure.detail().text()).doesNotContain(MailServer.PASSWORD, "wrong", "it@corp.example");
        });
    }

    @Test
    void saysThatTheLoginIsRefused() {
        at("localhost", server.tlsPort(), MailSecurity.TLS, MailServer.USER, "wrong", Language.EN);

        assertTrouble(DeliveryTrouble.LOGIN);
    }

    @Test
    void sendsNoPasswordWithoutStarttlsThatWasDemanded() {
        at("localhost", server.plainPort(), MailSecurity.STARTTLS, MailServer.USER, MailServer.PASSWORD, Language.EN);

        assertTrouble(DeliveryTrouble.NO_STARTTLS);
    }

    @ParameterizedTest
    @CsvSource({"STARTTLS", "TLS"})
    void refusesACertificateItDoesNotTrust(MailSecurity security) {
        at("localhost", port(security), security, MailServer.USER, MailServer.PASSWORD, Language.EN);
        SSLContext.setDefault(before);
        try {
            assertTrouble(DeliveryTrouble.TLS);
        } finally {
            SSLContext.setDefault(MailServer.trusting());
        }
    }

    @Test
    void refusesTheCertificateOfAnotherHost() {
        at("127.0.0.2", server.tlsPort(), MailSecurity.TLS, MailServer.USER, MailServer.PASSWORD, Language.EN);

        assertThat(deliver(AlertFixtures.testMessage())).isPresent();
    }

    @Test
    void saysThatNothingAnswersOrNobodyKnowsTheHost() {
        at("localhost", FreePort.next(), MailSecurity.NONE, null, null, Language.EN);
        assertTrouble(DeliveryTrouble.NO_CONNECTION);

        at("nobody.invalid", 25, MailSecurity.NONE, null, null, Language.EN);
        assertTrouble(DeliveryTrouble.NO_SUCH_HOST);
    }

    @ParameterizedTest
    @CsvSource({"NONE", "STARTTLS", "TLS"})
    void callsNoServiceOfThisMachine(MailSecurity security) {
        at("169.254.169.254", 80, security, null, null, Language.EN);

        assertTrouble(DeliveryTrouble.ADDRESS_REFUSED);
    }

    @Test
    void givesUpOnAServerThatSaysNothing() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            at("localhost", silent.getLocalPort(), MailSecurity.NONE, null, null, Language.EN);

            assertTrouble(DeliveryTrouble.TIMEOUT);
        }
    }

    @Test
    void saysWhatIsMissing() {
        store.set(AlertSettings.DEFAULT);
        assertTrouble(DeliveryTrouble.OFF);

        at("localhost", server.plainPort(), MailSecurity.NONE, MailServer.USER, null, Language.EN);
        assertTrouble(DeliveryTrouble.NOT_CONFIGURED);
    }
}
