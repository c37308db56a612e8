package org.peakonjit.alerting.mail;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.peakonjit.alerting.Language;
import org.peakonjit.alerting.ThresholdCrossing;
import org.peakonjit.alerting.notice.AlertTexts;
import org.peakonjit.alerting.notice.Message;
import org.peakonjit.alerting.notice.Notice;

/** What an e-mail says: plain text, in the receivers' language. */
record MailBody(String subject, String text) {

    private static final String PRODUCT = "Peakon JIT Proxy";

    static MailBody of(Message message, Language language, URI console) {
        AlertTexts texts = AlertTexts.in(language);
        Notice notice = message.notice();
        if (notice == null) {
            return new MailBody(
                    "[" + PRODUCT + "] " + texts.get("test.title"), texts.get("test.text") + "\n\n" + console + "\n");
        }
        String title = texts.title(notice.kind(), notice.object(), notice.facts());
        String subject = texts.event(message.event(), texts.of(notice.severity()), title);
        return new MailBody("[" + PRODUCT + "] " + subject, text(notice, texts, language.locale(), console));
    }

    private static String text(Notice notice, AlertTexts texts, Locale locale, URI console) {
        String what = texts.sentence(notice.kind(), notice.object(), notice.facts());
        String cleared = texts.get("mail.cleared");
        String todo = texts.get("mail.advice", texts.advice(notice.kind(), notice.object(), notice.facts()));
        return String.join(
                        "\n\n",
                        notice.event() == ThresholdCrossing.CLEARED ? cleared : what + "\n\n" + todo,
                        texts.get("mail.at", time(notice.at(), locale)),
                        texts.get("mail.console", console),
                        texts.get("mail.id", notice.id()))
                + "\n";
    }

    private static String time(Instant at, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(locale)
                        .withZone(ZoneOffset.UTC)
                        .format(at)
                + " UTC";
    }
}
