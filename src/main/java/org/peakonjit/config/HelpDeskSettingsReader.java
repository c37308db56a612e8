package org.peakonjit.config;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.peakonjit.outbound.WebUrlText;
import org.peakonjit.subject.EmailAddress;

/** Reads where people who are refused find help. */
final class HelpDeskSettingsReader {

    private static final Pattern PHONE = Pattern.compile("[+0-9][0-9 ()./-]{2,39}");

    private final SettingValues values;

    HelpDeskSettingsReader(SettingValues values) {
        this.values = values;
    }

    Settings.HelpDesk read() {
        return new Settings.HelpDesk(url(), mail(), phone());
    }

    private Optional<URI> url() {
        return values.text(SettingKey.HELP_DESK_URL).flatMap(text -> {
            Optional<URI> url = WebUrlText.read(text).found();
            if (url.isEmpty()) {
                values.wrong(
                        SettingKey.HELP_DESK_URL,
                        "\"" + text + "\" is no http or https URL",
                        "Give the address of the page where people ask for help");
            }
            return url;
        });
    }

    private Optional<String> mail() {
        return values.text(SettingKey.HELP_DESK_MAIL).flatMap(text -> {
            Optional<String> address = EmailAddress.of(text).map(EmailAddress::value);
            if (address.isEmpty()) {
                values.wrong(
                        SettingKey.HELP_DESK_MAIL,
                        "\"" + text + "\" is no single e-mail address",
                        "Give one such as help@corp.example");
            }
            return address;
        });
    }

    private Optional<String> phone() {
        return values.text(SettingKey.HELP_DESK_PHONE).filter(text -> {
            boolean good = PHONE.matcher(text).matches();
            if (!good) {
                values.wrong(
                        SettingKey.HELP_DESK_PHONE,
                        "\"" + text + "\" is no telephone number",
                        "Give digits such as +49 89 1234567");
            }
            return good;
        });
    }
}
