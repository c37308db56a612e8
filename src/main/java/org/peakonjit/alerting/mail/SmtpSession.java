package org.peakonjit.alerting.mail;

import jakarta.mail.Session;
import java.util.Properties;
import org.peakonjit.alerting.settings.MailSecurity;
import org.peakonjit.alerting.settings.MailSettings;
import org.peakonjit.outbound.GuardedSocketFactory;

/** Jakarta Mail's settings: bounded in time, to no forbidden address, and encrypted and verified as demanded. */
final class SmtpSession {

    private static final String MILLIS = "10000";

    private SmtpSession() {}

    static Session open(MailSettings mail) {
        Properties properties = new Properties();
        properties.put("mail.transport.protocol", "smtp");
        properties.put("mail.smtp.host", String.valueOf(mail.host()));
        properties.put("mail.smtp.port", Integer.toString(mail.port()));
        properties.put("mail.smtp.auth", Boolean.toString(mail.user() != null));
        properties.put("mail.smtp.connectiontimeout", "5000");
        properties.put("mail.smtp.timeout", MILLIS);
        properties.put("mail.smtp.writetimeout", MILLIS);
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.sendpartial", "true"); // else one refused receiver keeps it from all of them
        properties.put("mail.smtp.socketFactory", new GuardedSocketFactory());
        properties.put("mail.smtp.socketFactory.fallback", "false");
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        properties.put("mail.smtp.ssl.enable", Boolean.toString(mail.security() == MailSecurity.TLS));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(mail.security() == MailSecurity.STARTTLS));
        properties.put("mail.smtp.starttls.required", Boolean.toString(mail.security() == MailSecurity.STARTTLS));
        return Session.getInstance(properties);
    }
}
