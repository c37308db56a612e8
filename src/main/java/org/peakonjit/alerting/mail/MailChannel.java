package org.peakonjit.alerting.mail;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.alerting.ChannelKind;
import org.peakonjit.alerting.notice.DeliveryTrouble;
import org.peakonjit.alerting.notice.Message;
import org.peakonjit.alerting.notice.NotificationChannel;
import org.peakonjit.alerting.settings.AlertSettingsStore;
import org.peakonjit.alerting.settings.MailSettings;
import org.peakonjit.config.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends notices by e-mail, over the Jakarta Mail of the server. */
@Singleton
class MailChannel implements NotificationChannel {

    private static final Logger LOG = LoggerFactory.getLogger(MailChannel.class);

    private final AlertSettingsStore store;
    private final URI console;

    @Inject
    MailChannel(AlertSettingsStore store, Settings settings) {
        this.store = store;
        this.console = settings.url("/console/alerts.xhtml");
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.MAIL;
    }

    @Override
    public Optional<Failure> deliver(Message message) {
        MailSettings mail = store.find().settings().mail();
        if (!mail.enabled()) {
            return Optional.of(new Failure(DeliveryTrouble.OFF, MailFault.OFF));
        }
        Optional<String> password = store.mailPassword();
        if (mail.host() == null || mail.from() == null || mail.to().isEmpty()) {
            return Optional.of(new Failure(DeliveryTrouble.NOT_CONFIGURED, MailFault.INCOMPLETE));
        }
        if (mail.user() != null && password.isEmpty()) {
            return Optional.of(new Failure(DeliveryTrouble.NOT_CONFIGURED, MailFault.PASSWORD_MISSING));
        }
        Session session = SmtpSession.open(mail);
        try (Transport transport = session.getTransport()) {
            transport.connect(mail.user(), password.orElse(null));
            MimeMessage mime = mime(session, mail, message);
            transport.sendMessage(mime, mime.getAllRecipients());
            return Optional.empty();
        } catch (SendFailedException e) {
            return sentTo(e) > 0 ? partly(message, mail.to().size(), sentTo(e)) : Optional.of(MailTrouble.of(e));
        } catch (MessagingException e) {
            return Optional.of(MailTrouble.of(e));
        }
    }

    private static int sentTo(SendFailedException thrown) {
        return thrown.getValidSentAddresses() == null ? 0 : thrown.getValidSentAddresses().length;
    }

    /** A notice counts as delivered then, or it would be sent to the others again and again; a test tells it. */
    private static Optional<Failure> partly(Message message, int receivers, int sent) {
        Failure failure = MailTrouble.ofReceivers(receivers - sent, receivers);
        if (message.notice() == null) {
            return Optional.of(failure);
        }
        LOG.warn("notice {}: {}", message.id(), failure.detail().english());
        return Optional.empty();
    }

    private MimeMessage mime(Session session, MailSettings mail, Message message) throws MessagingException {
        MailBody body = MailBody.of(message, mail.language(), console);
        MimeMessage mime = new WithId(session, message.id() + "@" + domain(mail.from()));
        mime.setFrom(new InternetAddress(Objects.requireNonNull(mail.from()), true));
        for (String receiver : mail.to()) {
            mime.addRecipient(RecipientType.TO, new InternetAddress(receiver, true));
        }
        mime.setSubject(body.subject(), StandardCharsets.UTF_8.name());
        mime.setSentDate(Date.from(message.at()));
        mime.setText(body.text(), StandardCharsets.UTF_8.name());
        mime.setHeader("Content-Language", mail.language().locale().toLanguageTag());
        mime.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no holiday notes, please
        mime.setHeader("X-Peakon-Jit-Event", message.event());
        mime.saveChanges();
        return mime;
    }

    private static String domain(@Nullable String address) {
        return String.valueOf(address).replaceFirst(".*@", "");
    }

    /** A message whose id is that of the notice, however often it is sent. */
    private static final class WithId extends MimeMessage {
        private final String id;

        WithId(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + ">");
        }
    }
}
